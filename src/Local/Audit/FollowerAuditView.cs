using System.Globalization;
using Engagement.Core.FakeFans.Accounts;
using Engagement.Core.FakeFans.Accounts.Rules;
using Spectre.Console;

namespace Engagement.Local.Audit;

/// <summary>Prints what an audit of followers found.</summary>
internal static class FollowerAuditView
{
    private const int MostCohorts = 10;

    public static void Print(IAnsiConsole console, FollowerAudit audit, IReadOnlyList<string> unknown, LabelCheck? labels)
    {
        var facts = new Table().Border(TableBorder.Rounded).AddColumn("Followers").AddColumn(new TableColumn("Value").RightAligned()).AddColumn("What it means");
        facts.AddRow("Accounts", Count(audit.N), $"judged as profiles of {audit.Family}, model {audit.ModelVersion}");
        foreach (var label in Enum.GetValues<AccountLabel>().Reverse())
            facts.AddRow(label switch { AccountLabel.LikelyFake => "Likely fake", AccountLabel.Unclear => "Unclear", _ => "Likely genuine" }, Count(audit.Labels[(int)label]), Share(audit.Labels[(int)label], audit.N));
        facts.AddRow("Fake share", Percent(audit.FakeShare), audit.FakeShareInterval is { } interval
            ? $"95 % interval {Percent(interval.Low)} to {Percent(interval.High)}; corrected for the model's error rates" : Why(audit.Status));
        facts.AddRow("Range", $"{Percent(audit.LowShare)} to {Percent(audit.HighShare)}", "strict cut-off to lenient cut-off");
        facts.AddRow("Inactive", Percent(audit.Counts.InactiveRate), "fewer than 50 posts in their life");
        facts.AddRow("Empty profiles", Percent(audit.Counts.EmptyRate), "no description, place or link");
        console.Write(facts);
        PrintRules(console, audit);
        PrintCohorts(console, audit);
        if (unknown.Count > 0)
            console.MarkupLine($"[yellow]Passed over[/] (columns whose names say nothing here): {Markup.Escape(string.Join(", ", unknown))}");
        if (labels is { N: > 0 })
            console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"Of {labels.N:N0} accounts with a label {labels.LabelledShare:P1} are fake; at p = .5: MCC {labels.Mcc:0.000}, precision {labels.Precision:0.000}, recall {labels.Recall:0.000}."));
        console.WriteLine("A probability is a suspicion with reasons, not proof. Vendors differ: see the limits in docs/follower-model.md.");
    }

    private static void PrintRules(IAnsiConsole console, FollowerAudit audit)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Published rules");
        foreach (var verdict in Enum.GetValues<RuleVerdict>().Reverse())
            table.AddColumn(new TableColumn(verdict.ToString()).RightAligned());
        table.AddColumn("Told by a profile");
        foreach (var (set, verdicts) in RuleSet.All.Zip(audit.Verdicts))
            table.AddRow([Markup.Escape(set.Title), .. Enum.GetValues<RuleVerdict>().Reverse().Select(verdict => Share(verdicts[(int)verdict], audit.N)),
                $"rules {string.Join(", ", set.Rules.Where(rule => rule.IsOfProfile).Select(rule => rule.Number))} of {set.Rules.Count}"]);
        console.Write(table);
    }

    private static void PrintCohorts(IAnsiConsole console, FollowerAudit audit)
    {
        if (audit.Cohorts.Count == 0)
        {
            console.WriteLine("No group of accounts is more numerous than chance allows.");
            return;
        }
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Cohort").AddColumn("Which")
            .AddColumn(new TableColumn("Accounts").RightAligned()).AddColumn(new TableColumn("Expected").RightAligned()).AddColumn("Inactive / others").AddColumn("Suspicious");
        foreach (var cohort in audit.Cohorts.Take(MostCohorts))
            table.AddRow(
                cohort.Kind switch { Core.FakeFans.Accounts.Cohorts.CohortKind.CreationDays => "made on the same days", Core.FakeFans.Accounts.Cohorts.CohortKind.HandleShape => "handles alike", _ => "came in one block" },
                Markup.Escape(cohort.Name), Count(cohort.Counts.Members), cohort.Expected.ToString("N1", CultureInfo.InvariantCulture), $"{Percent(cohort.Counts.InactiveRate)} / {Percent(cohort.Others.InactiveRate)}",
                cohort.IsFlagged ? "[red]yes: a burst, and inactive[/]" : cohort.InactivityLift is null ? "not told" : "no: as active as others");
        console.Write(table);
        if (audit.Cohorts.Count > MostCohorts)
            console.WriteLine($"... and {audit.Cohorts.Count - MostCohorts} more.");
    }

    private static string Why(FollowerAuditStatus status) => status == FollowerAuditStatus.NotEnoughData
        ? $"not told of fewer than {FollowerAudit.LeastAccounts} accounts" : "too little is known of the accounts";

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double? share) => share?.ToString("P1", CultureInfo.InvariantCulture) ?? "-";

    private static string Share(long count, long n) => n == 0 ? "-" : Percent((double)count / n);
}
