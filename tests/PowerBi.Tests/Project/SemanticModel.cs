using System.Text.RegularExpressions;

namespace Engagement.PowerBi.Tests.Project;

internal sealed record ModelColumn(string Table, TmdlObject Object)
{
    public string Name => Object.Name;
    public string? DataType => Object.Property("dataType");
    public string? Source => Object.Property("sourceColumn");
    public string? SortedBy => Object.Property("sortByColumn") is { } name ? TmdlReader.Unquoted(name) : null;
    public bool IsHidden => Object.Is("isHidden");
    public bool IsKey => Object.Is("isKey");
    public bool IsCalculated => Object.Value is not null;
}

internal sealed record ModelMeasure(string Table, TmdlObject Object)
{
    public string Name => Object.Name;
    public string? Folder => Object.Property("displayFolder");
    public string? Format => Object.Property("formatString");
    public bool IsHidden => Object.Is("isHidden");
}

internal sealed record ModelTable(TmdlObject Object)
{
    public string Name => Object.Name;
    public IReadOnlyList<ModelColumn> Columns { get; } = [.. Object.Of("column").Select(column => new ModelColumn(Object.Name, column))];
    public IReadOnlyList<ModelMeasure> Measures { get; } = [.. Object.Of("measure").Select(measure => new ModelMeasure(Object.Name, measure))];

    /// <summary>The M that loads it; null when it is computed in DAX.</summary>
    public string? Mashup => Partition is { Value: "m" } partition ? partition.Property("source") : null;

    public TmdlObject? Partition => Object.Of("partition").FirstOrDefault();

    public ModelColumn? Column(string name) => Columns.FirstOrDefault(column => column.Name == name);
}

/// <summary>An expression, and where it stands.</summary>
internal sealed record ModelExpression(string Where, string Text);

/// <summary>A relationship from the many side to the one side.</summary>
internal sealed record ModelRelationship((string Table, string Column) From, (string Table, string Column) To, int Line);

/// <summary>The semantic model, as its TMDL files say.</summary>
internal sealed partial class SemanticModel
{
    public SemanticModel(IEnumerable<(string Path, string Text)> files)
    {
        var problems = new List<string>();
        var objects = new List<TmdlObject>();
        foreach (var (path, text) in files)
        {
            var (file, found) = TmdlReader.Read(path, text);
            problems.AddRange(found);
            objects.AddRange(file.Children);
        }
        (Problems, Objects) = (problems, objects);
        Tables = [.. Of("table").Select(table => new ModelTable(table))];
        Measures = Tables.SelectMany(table => table.Measures).ToLookup(measure => measure.Name, StringComparer.Ordinal);
        Relationships = [.. Of("relationship").Select(one => new ModelRelationship(Reference(one.Property("fromColumn")), Reference(one.Property("toColumn")), one.Line))];
    }

    /// <summary>What is not TMDL, or not known here.</summary>
    public IReadOnlyList<string> Problems { get; }

    public IReadOnlyList<ModelTable> Tables { get; }

    public ILookup<string, ModelMeasure> Measures { get; }

    public IReadOnlyList<ModelRelationship> Relationships { get; }

    public IEnumerable<ModelColumn> Columns => Tables.SelectMany(table => table.Columns);

    /// <summary>Every M expression.</summary>
    public IEnumerable<ModelExpression> Mashups => Of("expression").Select(one => new ModelExpression(one.Name, one.Value ?? ""))
        .Concat(Tables.Where(table => table.Mashup is not null).Select(table => new ModelExpression(table.Name, table.Mashup!)));

    /// <summary>Every DAX expression.</summary>
    public IEnumerable<ModelExpression> Formulas => Tables.SelectMany(table =>
        table.Measures.Select(measure => new ModelExpression($"[{measure.Name}]", measure.Object.Value ?? ""))
            .Concat(table.Columns.Where(column => column.IsCalculated).Select(column => new ModelExpression($"'{table.Name}'[{column.Name}]", column.Object.Value!)))
            .Concat(table.Partition is { Value: "calculated" } partition ? [new ModelExpression($"'{table.Name}'", partition.Property("source") ?? "")] : []));

    private IReadOnlyList<TmdlObject> Objects { get; }

    /// <summary>Every object, at whatever depth.</summary>
    public IEnumerable<TmdlObject> Everything => Objects.SelectMany(one => one.All());

    public IEnumerable<TmdlObject> Of(string kind) => Objects.Where(one => one.Kind == kind);

    public ModelTable? Table(string name) => Tables.FirstOrDefault(table => table.Name == name);

    public ModelColumn? Column((string Table, string Column) reference) => Table(reference.Table)?.Column(reference.Column);

    private static (string, string) Reference(string? text)
    {
        var match = ReferencePattern().Match(text ?? "");
        return (TmdlReader.Unquoted(match.Groups["table"].Value), TmdlReader.Unquoted(match.Groups["column"].Value));
    }

    [GeneratedRegex(@"^(?<table>'(?:[^']|'')+'|[^.']+)\.(?<column>'(?:[^']|'')+'|[^.']+)$")]
    private static partial Regex ReferencePattern();
}
