using System.CommandLine;
using Engagement.Core;
using Engagement.Core.FakeFans.Pages;
using Engagement.Simulator.Replay;
using Engagement.Simulator.Series;
using Spectre.Console;

namespace Engagement.Local.Audit;

/// <summary><c>audit pages FOLDER</c>: what the daily series of recorded pages say about their followers.</summary>
internal static class AuditPagesCommand
{
    public static Command Create(IAnsiConsole console)
    {
        var input = new Argument<string>("FOLDER") { Description = "Recorded pages as in docs/replay-format.md, or a CSV file of page,date,metric... rows (docs/fake-fans.md names the metrics)." };
        var output = new Option<FileInfo?>("--out") { Description = "Writes one row per page and day: page,date,score,level,anomalies.", HelpName = "FILE" };
        var network = new Option<string?>("--network") { Description = "facebook or x: days on which it changed what it counts are taken into account.", HelpName = "NAME" };
        var command = new Command("pages", "Looks for bought followers in daily series, and weighs what else may have brought them.") { input, output, network };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(input), parsed.GetValue(output), parsed.GetValue(network), console));
        return command;
    }

    private static int Run(string input, FileInfo? output, string? network, IAnsiConsole console)
    {
        try
        {
            var breaks = network is null ? [] : SeriesBreak.Of(Network.Parse(network));
            var (pages, report) = RecordedSeries.Read(input);
            foreach (var line in report)
                console.Profile.Out.Writer.WriteLine(line);
            var audits = Audits(pages, breaks);
            foreach (var (page, audit) in audits)
                PageAuditView.Print(console, page, audit);
            if (output is not null)
            {
                PageAuditFile.Write(output, audits);
                console.Profile.Out.Writer.WriteLine($"Written {output.FullName}");
            }
            return 0;
        }
        catch (Exception expected) when (expected is ReplayException or FormatException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(expected.Message);
            return 2;
        }
    }

    private static List<(string Page, PageAudit Audit)> Audits(IReadOnlyList<RecordedSeries> pages, IReadOnlyList<SeriesBreak> breaks)
    {
        var scans = pages.Select(page => (page.Page, Scan: new PageScan(page.Series))).ToList();
        var peers = PeerShocks.Of(scans.ConvertAll(page => page.Scan.Surprises));
        return scans.ConvertAll(page => (page.Page, page.Scan.Audit(peers, [], breaks)));
    }
}
