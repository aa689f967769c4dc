using Engagement.Core.Audience;
using Engagement.Core.Content;
using Engagement.Core.Effort;
using Engagement.Core.Kpis;

namespace Engagement.Core.Tests.Kpis;

/// <summary>docs/kpis.md says exactly what the code does.</summary>
public class CatalogueTests
{
    private static readonly string[] Columns =
    [
        "id", "version", "name (English)", "name (French)", "unit", "formula", "numerator", "denominator", "n counts", "undefined when",
        "source",
    ];

    private static readonly IReadOnlyList<KpiDefinition> All = [.. QuantitativeKpis.Definitions, .. EffortKpis.Definitions];

    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(RepositoryRoot(), "docs", "kpis.md"));

    [Fact]
    public void Catalogue_Header_NamesTheColumns() => Lines.Count(line => Cells(line).SequenceEqual(Columns)).ShouldBe(1);

    [Fact]
    public void Catalogue_Rows_AreTheDefinitionsInTheirOrder() => Rows().ShouldBe(All.Select(Row));

    [Fact]
    public void SeriesBreaks_InTheDocs_AreThoseOfTheCode() => Lines.Where(line => line.StartsWith("| 20", StringComparison.Ordinal)).ShouldBe(SeriesBreak.All.Select(b =>
    {
        var kpis = QuantitativeKpis.Definitions.Where(d => d.Metrics.Intersect(b.Metrics).Any()).Select(d => $"`{d.Id}`");
        return $"| {b.Day:yyyy-MM-dd} | {b.Network} | {b.Cause} | {string.Join(", ", kpis)} |";
    }));

    [Fact]
    public void GapsThatBend_InTheDocs_AreThoseOfTheCode() =>
        Lines.Single(line => line.StartsWith("Bent by gaps: ", StringComparison.Ordinal)).ShouldBe(
            $"Bent by gaps: {string.Join(", ", All.Where(d => d.IsBentByGaps).Select(d => $"`{d.Id}`"))}.");

    [Fact]
    public void Catalogue_Ids_AreUniqueAndSnakeCase()
    {
        All.Select(d => d.Id).ShouldBeUnique();
        All.ShouldAllBe(d => d.Id.All(c => char.IsAsciiLetterLower(c) || c == '_') && d.Version >= 1);
    }

    [Fact]
    public void Definitions_TypesInTheKpisFolder_AreAllListed()
    {
        var written = typeof(QuantitativeKpis).Assembly.GetTypes()
            .Select(t => t.GetField("Definition"))
            .Where(f => f is { IsStatic: true } && f.FieldType == typeof(KpiDefinition))
            .Select(f => (KpiDefinition)f!.GetValue(null)!);

        written.ShouldBe(QuantitativeKpis.Definitions, ignoreOrder: true);
    }

    [Fact]
    public void Text_EveryStatusAndIntervalMethod_IsExplained()
    {
        var text = string.Join('\n', Lines);

        Enum.GetValues<MetricStatus>().Select(s => $"`{s.Name()}`").ShouldAllBe(name => text.Contains(name));
        Enum.GetValues<ChangeStatus>().Select(s => $"`{s.Name()}`").ShouldAllBe(name => text.Contains(name));
        NamesOf<MilestoneStatus>().Concat(NamesOf<FatigueStatus>()).Concat(NamesOf<FormatVerdict>()).Concat(NamesOf<ContentDimension>()).ShouldAllBe(name => text.Contains(name));
        new[] { "`wilson_effective_n`", "`empirical_bayes`", "`hc2`" }.ShouldAllBe(name => text.Contains(name));
    }

    private static IEnumerable<string> NamesOf<TEnum>()
        where TEnum : struct, Enum => Enum.GetNames<TEnum>().Select(name => $"`{System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(name)}`");

    private static IEnumerable<string> Rows() =>
        Lines.Where(line => line.StartsWith("| `", StringComparison.Ordinal) && Cells(line).Length == Columns.Length);

    private static string[] Cells(string line) => line.StartsWith('|') ? [.. line.Split('|')[1..^1].Select(cell => cell.Trim())] : [];

    private static string Row(KpiDefinition d)
    {
        string[] cells =
        [
            $"`{d.Id}`", $"{d.Version}", d.NameEn, d.NameFr, d.Unit.Name(), d.Formula, d.Numerator, d.Denominator, d.CountedByN,
            d.UndefinedWhen, d.Source,
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("no Pipeline.sln above the tests; run them in the repository");
        return folder.FullName;
    }
}
