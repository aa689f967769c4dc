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

    private static readonly IReadOnlyList<KpiDefinition> All = [.. QuantitativeKpis.Definitions, .. QualitativeKpis.Definitions, .. EffortKpis.Definitions];

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
    public void WhatAddsUp_InTheDocs_IsThatOfTheCode() =>
        Lines.Single(line => line.StartsWith("Adds up over periods: ", StringComparison.Ordinal)).ShouldStartWith(
            $"Adds up over periods: {string.Join(", ", All.Where(d => d.AddsUp).Select(d => $"`{d.Id}`"))}. ");

    [Fact]
    public void Compute_TwoWeeks_AddUpWhereTheDefinitionSaysSo()
    {
        var days = Some.History(14, i => PageMetric.All.Select((metric, place) => (metric, MetricValue.Ok((place * 100) + (i * i)))));
        var history = new PageHistory(days, [.. Enumerable.Range(0, 14).Where(i => i % 3 != 1).Select(i => Some.Post($"{i}", i, reactions: 2 + i, comments: 1, shares: 1 + i))]);
        DayRange fortnight = Some.Days(14), first = Some.Days(7), second = new(first.LastDay.AddDays(1), fortnight.LastDay);

        var (whole, one, other) = (QuantitativeKpis.Compute(fortnight, history), QuantitativeKpis.Compute(first, history), QuantitativeKpis.Compute(second, history));

        for (var i = 0; i < whole.Count; i++)
            (whole[i].Value is { } value && Math.Abs(value - (one[i].Value + other[i].Value ?? double.NaN)) < 1e-9)
                .ShouldBe(whole[i].Definition.AddsUp, whole[i].Definition.Id);
    }

    [Fact]
    public void Catalogue_Ids_AreUniqueAndSnakeCase()
    {
        All.Select(d => d.Id).ShouldBeUnique();
        All.ShouldAllBe(d => d.Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') && d.Version >= 1);
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
        new[] { "`wilson_effective_n`", "`empirical_bayes`", "`hc2`", $"`{WilsonScore.Method}`", $"`{Quantiles.Method}`", $"`{Core.Tones.ToneCounts.Method}`" }.ShouldAllBe(name => text.Contains(name));
        Enum.GetValues<KpiUnit>().Select(unit => $"`{unit.Name()}`").ShouldAllBe(name => text.Contains(name));
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
