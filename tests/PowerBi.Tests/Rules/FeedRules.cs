using System.Text.RegularExpressions;
using Engagement.Functions;
using Engagement.Functions.Feed;
using Engagement.PowerBi.Tests.Project;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OData.Edm;

namespace Engagement.PowerBi.Tests.Rules;

/// <summary>The model against what the feed's $metadata says, and M written so that Power Query hands it on to the feed.</summary>
internal static partial class FeedRules
{
    /// <summary>What the feed's $metadata is written from.</summary>
    public static FeedModel Feed { get; } = Make();

    public static readonly IReadOnlyList<PowerBiRule> All =
    [
        new("columns are properties of the feed, of the same type", Columns),
        new("M loads exactly the columns of its table, from sets of the feed", Loads),
        new("the address of the feed is one parameter, and no key is in M", Sources),
        new("instants lose their zone, which is UTC, before they are loaded", Instants),
        new("what grows by day is loaded by day, in a form that folds", Ranges),
        new("every set of the feed is in the model", project =>
            Feed.Sets.Select(set => set.Name).Except(project.Model.Tables.Select(SetName).OfType<string>()).Select(name => $"{name} is in no table")),
    ];

    /// <summary>The set that a table loads; null when it loads none.</summary>
    public static string? SetName(ModelTable table) => table.Mashup is { } text && SetPattern().Match(text) is { Success: true } match ? match.Groups["set"].Value : null;

    /// <summary>The property whose range a table loads; null when it loads all.</summary>
    public static string? RangeProperty(ModelTable table) => table.Mashup is { } text && RangePattern().Match(text) is { Success: true } match ? match.Groups["day"].Value : null;

    private static IEnumerable<string> Columns(PowerBiProject project) =>
        from table in project.Model.Tables
        where SetName(table) is not null
        from column in table.Columns
        where !column.IsCalculated
        let type = Type(table, column.Source!)
        where !Fits(type, column.DataType)
        select $"'{table.Name}'[{column.Name}] is {column.DataType}, {SetName(table)}/{column.Source} is {type?.FullName() ?? "not there"}";

    private static IEnumerable<string> Loads(PowerBiProject project)
    {
        foreach (var table in project.Model.Tables.Where(table => table.Mashup is not null))
        {
            if (SetName(table) is not { } set || Feed.Find(set) is null)
                yield return $"'{table.Name}' is loaded from no set of the feed";
            var selected = TextPattern().Matches(SelectPattern().Match(table.Mashup!).Groups["columns"].Value).Select(match => match.Groups["text"].Value).ToList();
            var columns = table.Columns.Where(column => !column.IsCalculated).Select(column => column.Source!).ToList();
            foreach (var name in selected.Except(columns).Concat(columns.Except(selected)))
                yield return $"'{table.Name}': {name} is either loaded or a column, not both";
        }
    }

    private static IEnumerable<string> Sources(PowerBiProject project)
    {
        const string Source = """Source = OData.Feed(ServiceRoot, null, [Implementation = "2.0", ODataVersion = 4, ApiKeyName = "code"]),""";
        return project.Model.Tables.Where(table => table.Mashup is { } text && (!text.Contains(Source, StringComparison.Ordinal) || text.Contains("Web.Contents", StringComparison.Ordinal))).Select(table => $"'{table.Name}' does not come from the parameter")
            .Concat(new[] { "ServiceRoot", "RangeStart", "RangeEnd" }.Where(name => project.Model.Of("expression").FirstOrDefault(one => one.Name == name)?.Value?.Contains($"IsParameterQuery=true, Type=\"{(name == "ServiceRoot" ? "Text" : "DateTime")}\"", StringComparison.Ordinal) != true)
                .Select(name => $"{name} is no parameter"));
    }

    private static IEnumerable<string> Instants(PowerBiProject project) =>
        from table in project.Model.Tables
        where SetName(table) is not null
        from column in table.Columns
        where !column.IsCalculated && Type(table, column.Source!)?.IsDateTimeOffset() == true && !table.Mashup!.Contains($$"""{"{{column.Source}}", DateTimeZone.RemoveZone, type datetime}""", StringComparison.Ordinal)
        select $"'{table.Name}'[{column.Name}] keeps its zone";

    /// <summary>Sets with a row per page and day, or more: without a range a refresh would load all of their history again.</summary>
    private static readonly string[] Growing = ["DailyMetrics", "Posts", "PeriodKpis", "SentimentByDay", "TopicsByWeek", "ResponseTimeBuckets", "ModerationByDay", "FollowerCountries"];

    private static IEnumerable<string> Ranges(PowerBiProject project)
    {
        foreach (var table in project.Model.Tables.Where(table => SetName(table) is not null))
        {
            var filters = FilterPattern().Count(table.Mashup!);
            if (filters != (RangeProperty(table) is null ? 0 : 1))
                yield return $"'{table.Name}' filters otherwise than by a range of days right behind its source";
            if (Growing.Contains(SetName(table)) && RangeProperty(table) is null)
                yield return $"'{table.Name}' grows, and is loaded whole";
            if (RangeProperty(table) is { } day && Type(table, day)?.IsDate() != true)
                yield return $"'{table.Name}': {day} is no day of the feed";
        }
    }

    private static IEdmTypeReference? Type(ModelTable table, string property) => Feed.Edm.EntityContainer.FindEntitySet(SetName(table)!)?.EntityType().FindProperty(property)?.Type;

    private static bool Fits(IEdmTypeReference? type, string? dataType) => type?.PrimitiveKind() switch
    {
        EdmPrimitiveTypeKind.String => dataType == "string",
        EdmPrimitiveTypeKind.Int32 or EdmPrimitiveTypeKind.Int64 => dataType == "int64",
        EdmPrimitiveTypeKind.Boolean => dataType == "boolean",
        EdmPrimitiveTypeKind.Date or EdmPrimitiveTypeKind.DateTimeOffset => dataType == "dateTime",
        // A fixed decimal keeps four digits: enough for money, not for rates.
        EdmPrimitiveTypeKind.Decimal => dataType is "double" or "decimal",
        _ => false,
    };

    private static FeedModel Make()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPipeline(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true" }).Build());
        return services.BuildServiceProvider().GetRequiredService<FeedModel>();
    }

    [GeneratedRegex("""Rows = Source\{\[Name = "(?<set>\w+)", Signature = "table"\]\}\[Data\],""")]
    private static partial Regex SetPattern();

    [GeneratedRegex("""
        FirstDay = Date\.From\(RangeStart\),\s+EndDay = Date\.From\(RangeEnd\),\s+Range = Table\.SelectRows\(Rows, each \[(?<day>\w+)\] >= FirstDay and \[\k<day>\] < EndDay( and \([^()]+\))?\),\s+Columns = Table\.SelectColumns\(Range,
        """)]
    private static partial Regex RangePattern();

    [GeneratedRegex(@"SelectRows")]
    private static partial Regex FilterPattern();

    [GeneratedRegex(@"Columns = Table\.SelectColumns\(\w+, \{(?<columns>[^}]*)\}\)")]
    private static partial Regex SelectPattern();

    [GeneratedRegex("\"(?<text>[^\"]+)\"")]
    private static partial Regex TextPattern();
}
