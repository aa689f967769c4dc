using System.Text.Json;
using Engagement.Core;
using Engagement.Core.Answers;
using Engagement.Core.Crises;
using Engagement.Core.FakeFans.Accounts;
using Engagement.Core.FakeFans.Pages;
using Engagement.Core.Kpis;
using Engagement.Core.Moderation;
using Engagement.Core.Objectives;
using Engagement.Core.Text;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Engagement.PowerBi.Tests.Project;

namespace Engagement.PowerBi.Tests.Rules;

/// <summary>The feed speaks in codes, the report in French: a calculated column has a word for every code of the code base, and for no other.</summary>
internal static class WordRules
{
    private static readonly string[] Networks = [.. Network.All.Select(network => network.Name)];
    private static readonly string[] Statuses = [.. Enum.GetValues<MetricStatus>().Select(status => status.Name())];
    private static readonly string[] Types = Enum.GetNames<PostType>();
    private static readonly string[] Units = [.. Enum.GetValues<KpiUnit>().Select(unit => unit.Name())];
    private static readonly string[] Levels = [.. Enum.GetValues<SuspicionLevel>().Select(level => level.Name())];

    private static readonly (string Table, string Column, string[] Codes)[] Columns =
    [
        ("Pages", "Network", Networks),
        ("Indicateurs", "Unit", Units),
        ("Mesures quotidiennes", "ViewsStatus", Statuses),
        ("Mesures quotidiennes", "FollowersStatus", Statuses),
        ("Publications", "ContentType", Types),
        ("Indicateurs par mois", "Status", Statuses),
        ("Types de contenu", "ContentType", Types),
        ("Sentiment par jour", "Language", Enum.GetNames<TextLanguage>()),
        ("Délais de réponse", "Bucket", Enum.GetNames<ResponseTimeBucket>()),
        ("Délais de réponse", "Channel", [ConversationRows.Public, ConversationRows.Private]),
        ("Modération par jour", "State", Enum.GetNames<CommentState>()),
        ("Modération par jour", "Content", Enum.GetNames<CommentContent>()),
        ("Anomalies", "Kind", [.. Enum.GetValues<AnomalyKind>().Select(kind => kind.Name())]),
        ("Anomalies", "Level", Levels),
        ("Verdicts", "Level", Levels),
        ("Crises", "Level", [.. Enum.GetValues<CrisisLevel>().Select(level => level.Name())]),
        ("Audits des abonnés", "Status", [.. Enum.GetNames<FollowerAuditStatus>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)]),
        ("Objectifs", "Verdict", [.. Enum.GetValues<ObjectiveVerdict>().Select(verdict => verdict.Name())]),
        ("Objectifs", "Direction", [.. Enum.GetValues<ObjectiveDirection>().Select(direction => direction.Name())]),
        ("Objectifs", "Unit", Units),
        ("Fraîcheur des données", "Stream", [.. Enum.GetValues<CollectionStream>().Select(stream => stream.Name())]),
        ("Fraîcheur des données", "Status", Statuses),
        ("Fraîcheur des données", "TokenStatus", Statuses),
        ("Ruptures de série", "Network", Networks),
        ("Ruptures de série", "Metric", [.. SeriesBreak.All.SelectMany(one => one.Metrics).Select(metric => metric.Name).Distinct()]),
    ];

    public static readonly IReadOnlyList<PowerBiRule> All =
    [
        new("every code of the feed has a French word, and no other text passes for one", Wordless),
        new("formulas compare with codes of the feed", Unknown),
    ];

    private static IEnumerable<string> Wordless(PowerBiProject project)
    {
        foreach (var table in project.Model.Tables)
        {
            foreach (var column in table.Columns.Where(column => column.IsCalculated))
            {
                var tokens = DaxToken.Of(column.Object.Value!).ToList();
                if (tokens is not [{ Name: "SWITCH" }, _, { Kind: DaxKind.Column } of, ..] || Codes(of) is not { } codes)
                    continue;
                // SWITCH(column, code, word, ..., column) or, for an order, SWITCH(column, code, number, ..., number).
                var isOrder = tokens[^2].Kind != DaxKind.Column;
                var named = tokens.Where(IsText).Select(Text).Where((_, place) => isOrder || place % 2 == 0).ToList();
                foreach (var code in codes.Except(named).Concat(named.Except(codes)).Concat(named.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key)))
                    yield return $"'{table.Name}'[{column.Name}]: {code} is without a word, or a word without a code";
            }
        }
        foreach (var (table, column, _) in Columns)
            if (!project.Model.Table(table)!.Columns.Any(calculated => calculated.IsCalculated && DaxToken.Of(calculated.Object.Value!).ToList() is [{ Name: "SWITCH" }, _, { Kind: DaxKind.Column } of, ..] && of.Table == table && of.Name == column))
                yield return $"'{table}'[{column}] has no words";
    }

    /// <summary>A comparison with a text, or a list of them, that the column never holds would silently match nothing.</summary>
    private static IEnumerable<string> Unknown(PowerBiProject project)
    {
        foreach (var formula in project.Model.Formulas)
        {
            var tokens = DaxToken.Of(formula.Text).ToList();
            for (var i = 0; i + 2 < tokens.Count; i++)
            {
                if (tokens[i].Kind != DaxKind.Column || Codes(tokens[i]) is not { } codes || tokens[i + 1].Name is not ("=" or "<>" or "IN"))
                    continue;
                var compared = tokens[i + 1].Name == "IN" ? tokens.Skip(i + 2).TakeWhile(token => token.Name != "}").Where(IsText) : tokens.Skip(i + 2).Take(1).Where(IsText);
                foreach (var code in compared.Select(Text).Except(codes))
                    yield return $"{formula.Where} compares '{tokens[i].Table}'[{tokens[i].Name}] with {code}";
            }
        }
    }

    private static string[]? Codes(DaxToken column) => Columns.FirstOrDefault(one => one.Table == column.Table && one.Column == column.Name).Codes;

    private static bool IsText(DaxToken token) => token.Kind == DaxKind.Other && token.Name[0] == '"';

    private static string Text(DaxToken token) => token.Name.Trim('"');
}
