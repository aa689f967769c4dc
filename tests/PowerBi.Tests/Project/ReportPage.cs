using System.Globalization;
using System.Text.Json;

namespace Engagement.PowerBi.Tests.Project;

/// <summary>A visual of a page.</summary>
/// <param name="Path">Its file, below the project.</param>
internal sealed record ReportVisual(string Path, JsonElement Json)
{
    public string Type => Json.GetProperty("visual").GetProperty("visualType").GetString()!;

    public string Folder => System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(Path)!);

    /// <summary>What it shows, by role.</summary>
    public IEnumerable<(string Role, JsonElement Projection)> Projections => Json.GetProperty("visual").TryGetProperty("query", out var query)
        ? query.GetProperty("queryState").EnumerateObject().SelectMany(role => role.Value.GetProperty("projections").EnumerateArray().Select(projection => (role.Name, projection)))
        : [];

    public bool ShowsData => Projections.Any();

    public (double Left, double Top, double Right, double Bottom) Area
    {
        get
        {
            var position = Json.GetProperty("position");
            double Number(string name) => position.GetProperty(name).GetDouble();
            return (Number("x"), Number("y"), Number("x") + Number("width"), Number("y") + Number("height"));
        }
    }

    /// <summary>A number of the visual's formatting; null when it is not set.</summary>
    public double? Number(string format, string property)
    {
        if (!Json.GetProperty("visual").TryGetProperty("objects", out var objects) || !objects.TryGetProperty(format, out var values))
            return null;
        foreach (var value in values.EnumerateArray())
            if (value.GetProperty("properties").TryGetProperty(property, out var number))
                return double.Parse(number.GetProperty("expr").GetProperty("Literal").GetProperty("Value").GetString()!.TrimEnd('D', 'L', 'M'), CultureInfo.InvariantCulture);
        return null;
    }

    /// <summary>A text of the visual's frame, such as its title; null when it has none.</summary>
    public string? Text(string frame, string property) =>
        Json.GetProperty("visual").TryGetProperty("visualContainerObjects", out var objects) && objects.TryGetProperty(frame, out var values)
        && values[0].GetProperty("properties").TryGetProperty(property, out var text) && text.TryGetProperty("expr", out var expression)
            ? expression.GetProperty("Literal").GetProperty("Value").GetString()!.Trim('\'')
            : null;
}

/// <summary>A page and its visuals.</summary>
internal sealed record ReportPage(string Path, JsonElement Json, IReadOnlyList<ReportVisual> Visuals)
{
    public string Name => Json.GetProperty("name").GetString()!;

    public string Folder => System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(Path)!);

    /// <summary>Drillthrough or Tooltip; null for a page that readers choose.</summary>
    public string? Type => Json.TryGetProperty("type", out var type) ? type.GetString() : null;

    public bool IsHidden => Json.TryGetProperty("visibility", out var visibility) && visibility.GetString() == "HiddenInViewMode";
}
