using System.Globalization;
using System.Text.Json;
using Engagement.Core.FakeFans.Accounts;
using Engagement.Core.FakeFans.Accounts.Rules;

namespace Engagement.Local.Audit;

/// <summary>One account as a row of the file that an audit writes.</summary>
internal static class AccountLine
{
    public static readonly string Header = string.Join(',', (string[])
        ["line", "id", "probability", "label", "evidence", "reasons_en", "reasons_fr", .. RuleSet.All.SelectMany(set => (string[])[set.Name, $"{set.Name}_rules_met"]), "cohorts"]);

    public static string Of(int line, AccountProfile profile, AccountJudgement judgement) => string.Join(',', (string[])
    [
        line.ToString(CultureInfo.InvariantCulture),
        Quoted(profile.Id ?? ""),
        judgement.Probability.ToString("0.0000", CultureInfo.InvariantCulture),
        JsonNamingPolicy.SnakeCaseLower.ConvertName(judgement.Label.ToString()),
        judgement.Evidence.ToString("0.00", CultureInfo.InvariantCulture),
        Quoted(string.Join("; ", judgement.Reasons.Select(reason => Worded(reason, reason.En)))),
        Quoted(string.Join("; ", judgement.Reasons.Select(reason => Worded(reason, reason.Fr)))),
        .. judgement.Rules.SelectMany(found => (string[])[found.Verdict.ToString().ToLowerInvariant(), string.Join(' ', found.Met)]),
        Quoted(string.Join("; ", judgement.Cohorts.Select(cohort => cohort.Name))),
    ]);

    private static string Worded(Reason reason, string words) => string.Create(CultureInfo.InvariantCulture, $"{words} ({reason.Signal.Name} {reason.Value:0.###})");

    // A cell that begins like a formula would be one to a spreadsheet.
    private static string Quoted(string text) => text.IndexOfAny([',', ';', '"', '\n', '\r']) >= 0 || text.StartsWith('=') || text.StartsWith('+') || text.StartsWith('-') || text.StartsWith('@')
        ? $"\"{(text.IndexOfAny(['=', '+', '-', '@']) == 0 ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : text;
}
