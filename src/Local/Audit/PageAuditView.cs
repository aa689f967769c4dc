using System.Globalization;
using Engagement.Core.FakeFans.Pages;
using Spectre.Console;

namespace Engagement.Local.Audit;

/// <summary>Prints what an audit of a page found.</summary>
internal static class PageAuditView
{
    public static void Print(IAnsiConsole console, string page, PageAudit audit)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]{Markup.Escape(page)}[/]  {audit.Days.FirstDay:yyyy-MM-dd} to {audit.Days.LastDay:yyyy-MM-dd}  {Verdict(audit)}");
        if (!audit.CanBeJudged)
            return;
        foreach (var anomaly in audit.Anomalies)
            Print(console, anomaly);
        if (audit.Anomalies.Count == 0)
            console.WriteLine("  Nothing stands out that ordinary causes do not bring.");
    }

    private static void Print(IAnsiConsole console, PageAnomaly anomaly)
    {
        var text = AnomalyWords.English(anomaly);
        console.MarkupLine($"  {Level(anomaly.Level)} {Markup.Escape(anomaly.Id)}  score {anomaly.Score.ToString("0.00", CultureInfo.InvariantCulture)}  "
            + $"({Markup.Escape(string.Join(", ", anomaly.Findings.Select(finding => string.Create(CultureInfo.InvariantCulture, $"{finding.Kind.Name()} {finding.Score:0.00}"))))})");
        console.WriteLine($"    {text.Evidence}");
        console.WriteLine($"    {text.Rivals}");
        console.WriteLine($"    {text.WouldChange}");
    }

    private static string Verdict(PageAudit audit) => audit.CanBeJudged
        ? $"verdict: {Level(audit.Anomalies.Select(anomaly => anomaly.Level).DefaultIfEmpty(SuspicionLevel.None).Max())}"
        : "[grey]not enough data: it takes 15 days of follows, followers or engagements[/]";

    private static string Level(SuspicionLevel level) => level switch
    {
        SuspicionLevel.None => "[green]none[/]",
        SuspicionLevel.Watch => "[yellow]watch[/]",
        SuspicionLevel.Suspicious => "[yellow]suspicious[/]",
        _ => "[red]strong[/]",
    };
}
