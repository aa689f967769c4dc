using System.Globalization;
using Spectre.Console;

namespace Engagement.Local;

/// <summary>Prints a page's scorecard as a table.</summary>
internal static class ScorecardView
{
    private const int LongestMessage = 40;

    public static void Print(IAnsiConsole console, PageState page, Scorecard scorecard)
    {
        var period = scorecard.Period;
        var table = new Table().Border(TableBorder.Rounded)
            .Title($"[bold]{Markup.Escape(page.Name ?? page.Id)}[/] [grey]({Markup.Escape(page.Network)}/{Markup.Escape(page.Id)})[/]  {period.FirstDay:yyyy-MM-dd} to {period.LastDay:yyyy-MM-dd}")
            .AddColumn("KPI").AddColumn(new TableColumn("Value").RightAligned()).AddColumn("Computed from").AddColumn("Status");
        foreach (var kpi in scorecard.Kpis)
            table.AddRow(Markup.Escape(kpi.Name.En), Markup.Escape(Value(kpi)), Markup.Escape(Origin(kpi)), Status(kpi));
        console.Write(table);
        if (scorecard.StatusReason is { } reason)
            console.MarkupLine($"[yellow]{Markup.Escape(scorecard.Status)}[/]: {Markup.Escape(reason)}");
        if (scorecard.FollowersVerdict is { } verdict)
            console.WriteLine($"Doubt about followers, from daily series: {verdict.Level}");
        console.WriteLine();
    }

    private static string Value(ScorecardKpi kpi) => (kpi.Value, kpi.Unit) switch
    {
        (null, _) => "-",
        ({ } rate, "rate") => rate.ToString("P2", CultureInfo.InvariantCulture),
        ({ } value, _) => value.ToString(value == Math.Floor(value) ? "N0" : "N2", CultureInfo.InvariantCulture),
    };

    private static string Origin(ScorecardKpi kpi)
    {
        if (kpi.Subject is { } post)
            return $"{post.CreatedAt:yyyy-MM-dd HH:mm} {Shortened(post.Message)}".Trim();
        return (kpi.Numerator, kpi.Denominator) switch
        {
            ({ } numerator, { } denominator) => string.Create(CultureInfo.InvariantCulture, $"{numerator:N0} / {denominator:N0}, n = {kpi.N:N0}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"n = {kpi.N:N0}"),
        };
    }

    private static string Status(ScorecardKpi kpi) => kpi.Status switch
    {
        "ok" => "[green]ok[/]",
        "provisional" => "[green]provisional[/]",
        "partial" => $"[yellow]partial, {kpi.MissingDays} days missing[/]",
        var other => $"[grey]{Markup.Escape(other)}[/]",
    };

    private static string Shortened(string? message)
    {
        var line = (message ?? "").ReplaceLineEndings(" ");
        return line.Length <= LongestMessage ? line : line[..(LongestMessage - 1)] + "…";
    }
}
