using System.Diagnostics;
using System.Globalization;
using Engagement.Core;
using Engagement.Core.FakeFans.Pages;
using Engagement.Simulator.Campaigns;

namespace Engagement.Benchmarks;

/// <summary>Planted campaigns found, and organic pages left alone: ROC per kind beside plain detectors, platform-wide days, all-zero days, speed.</summary>
internal static class CampaignBenchmark
{
    private const int Pages = 240;
    private const int HistoryDays = 540;
    private const int FirstJudgedDay = 90;
    private const int MonthDays = 30;
    private const int SpeedPages = 1000;
    private const int SpeedDays = 730;
    private const int LateDays = 2;
    private static readonly double[] FalseAlarmRates = [0.001, 0.01, 0.05];
    private static readonly DayRange Days = DayRange.EndingOn(new(2026, 9, 30), HistoryDays);

    /// <param name="firstSeed">Histories of other seeds are other pages; thresholds were set on those from 100000 on.</param>
    public static void Run(int firstSeed)
    {
        var platform = PlatformDays.Of(firstSeed, Days);
        var seeds = Enumerable.Range(firstSeed, Pages).ToList();
        var histories = seeds.ConvertAll(seed => OrganicHistory.Of(seed, Days, platform));
        var organic = histories.ConvertAll(history => new Told(history.Report(), [.. history.TeamEvents]));
        var peers = PeerShocks.Of(organic.ConvertAll(page => new PageScan(page.Series).Surprises));
        var audits = organic.ConvertAll(page => Audit(page, peers));
        PrintRoc(seeds, platform, peers, organic, audits);
        PrintLevels(audits);
        PrintShocks(platform, peers, organic, audits);
        PrintZeroDay(seeds, platform, audits);
        PrintSpeed();
    }

    private static PageAudit Audit(Told page, PeerShocks peers) => new PageScan(page.Series).Audit(peers, page.TeamEvents, []);

    private static void PrintRoc(List<int> seeds, PlatformDays platform, PeerShocks peers, List<Told> organic, List<PageAudit> audits)
    {
        (string Name, Func<Told, IReadOnlyList<double>> Scores)[] detectors =
        [
            ("page scan", page => Audit(page, peers).DayScores),
            ("robust z", page => PlainDetectors.RobustZ(page.Series)),
            ("S-H-ESD", page => PlainDetectors.SeasonalHybridEsd(page.Series)),
            ("CUSUM", page => PlainDetectors.CumulativeSum(page.Series)),
        ];
        var quiet = detectors.Select(detector => detector.Name == "page scan" ? audits.ConvertAll(audit => audit.DayScores) : organic.ConvertAll(page => detector.Scores(page))).ToList();
        var thresholds = quiet.ConvertAll(scores => Thresholds(scores));
        Print($"{Pages} organic histories of {HistoryDays} days, one campaign of each kind planted into each; detection at false alarms per page-month of .1 %, 1 %, 5 %, and area under the ROC curve");
        Print("| campaign | " + string.Join(" | ", detectors.Select(detector => $"{detector.Name}: .1 % | 1 % | 5 % | AUC")) + " |");
        Print("| --- |" + string.Concat(Enumerable.Repeat(" --- | --- | --- | --- |", detectors.Length)));
        foreach (var kind in Enum.GetValues<CampaignKind>())
        {
            var planted = seeds.ConvertAll(seed => Planted(seed, kind, platform));
            var cells = detectors.Select((detector, d) =>
            {
                var found = planted.ConvertAll(plant => Best(detector.Scores(plant.Page), plant.Campaign.Days));
                var missed = planted.Select((plant, i) => Best(quiet[d][i], plant.Campaign.Days)).ToList();
                return string.Join(" | ", thresholds[d].Select(threshold => Percent(found.Count(score => score > threshold), Pages))) + Invariant($" | {AreaUnderCurve(found, missed):F3}");
            });
            Print($"| {kind} | {string.Join(" | ", cells)} |");
        }
    }

    private static (Told Page, Campaign Campaign) Planted(int seed, CampaignKind kind, PlatformDays platform)
    {
        var history = OrganicHistory.Of(seed, Days, platform);
        // A prime step spreads the days without favouring weekdays.
        var day = Days.FirstDay.AddDays(150 + (seed * 37 + (int)kind * 53) % (HistoryDays - 260));
        var campaign = CampaignPlanting.Plant(history, kind, day, seed);
        return (new(history.Report(), [.. history.TeamEvents]), campaign);
    }

    private static double Best(IReadOnlyList<double> scores, DayRange days) =>
        days.Days().Select(day => day.DayNumber - Days.FirstDay.DayNumber).Concat(Enumerable.Range(days.LastDay.DayNumber - Days.FirstDay.DayNumber + 1, LateDays))
            .Where(t => t < scores.Count).Max(t => scores[t]);

    private static double[] Thresholds(List<IReadOnlyList<double>> scores)
    {
        var months = scores.SelectMany(Months).Order().ToArray();
        return Array.ConvertAll(FalseAlarmRates, rate => months[(int)Math.Ceiling((1 - rate) * months.Length) - 1]);
    }

    private static IEnumerable<double> Months(IReadOnlyList<double> scores) =>
        Enumerable.Range(0, (scores.Count - FirstJudgedDay) / MonthDays).Select(month => Enumerable.Range(FirstJudgedDay + (month * MonthDays), MonthDays).Max(t => scores[t]));

    private static double AreaUnderCurve(List<double> positives, List<double> negatives) =>
        positives.Sum(positive => negatives.Sum(negative => positive > negative ? 1 : positive == negative ? 0.5 : 0)) / positives.Count / negatives.Count;

    private static void PrintLevels(List<PageAudit> audits)
    {
        var months = audits.SelectMany(audit => Months(audit.DayScores)).ToList();
        Print(Invariant($"organic page-months with a score of .5 or more (watch): {Percent(months.Count(s => s >= 0.5), months.Count)}, .75 (suspicious): {Percent(months.Count(s => s >= 0.75), months.Count)}, .9 (strong): {Percent(months.Count(s => s >= 0.9), months.Count)}"));
        foreach (var kind in Enum.GetValues<AnomalyKind>())
            Print(Invariant($"  organic anomalies to watch or more of kind {kind.Name()}: {audits.Sum(audit => audit.Anomalies.Count(a => a.Kind == kind && a.Level >= SuspicionLevel.Watch)) * 100.0 / months.Count:F2} per hundred page-months"));
    }

    private static void PrintShocks(PlatformDays platform, PeerShocks peers, List<Told> organic, List<PageAudit> audits)
    {
        var alone = organic.ConvertAll(page => Audit(page, PeerShocks.None));
        foreach (var day in platform.Growth.Keys.Concat(platform.PurgedRate.Keys).Order().Where(day => day >= Days.FirstDay.AddDays(FirstJudgedDay)))
            Print(Invariant($"platform-wide day {day:yyyy-MM-dd} ({(platform.Growth.TryGetValue(day, out var growth) ? Invariant($"follows x {growth:F1}") : "purge")}, {(peers.Days.Contains(day) ? "recognised" : "not recognised")}): {Flagged(audits, day)} of {Pages} pages flagged; without peers {Flagged(alone, day)}"));
    }

    private static void PrintZeroDay(List<int> seeds, PlatformDays platform, List<PageAudit> audits)
    {
        var day = Days.LastDay.AddDays(-100);
        var zeroed = seeds.ConvertAll(seed => Exported(OrganicHistory.Of(seed, Days, platform), day));
        var peers = PeerShocks.Of(zeroed.ConvertAll(page => new PageScan(page.Series).Surprises));
        Print(Invariant($"a day of zeros in every export: {Flagged(zeroed.ConvertAll(page => Audit(page, peers)), day)} of {Pages} pages flagged (with the day as it was: {Flagged(audits, day)}); on its last day: {Flagged([.. seeds.Select(seed => Audit(Exported(OrganicHistory.Of(seed, Days, platform), Days.LastDay), peers))], Days.LastDay)}"));
    }

    private static Told Exported(GeneratedDays history, DateOnly zeroDay) => new(history.Report(zeroDay), [.. history.TeamEvents]);

    private static int Flagged(List<PageAudit> audits, DateOnly day) => audits.Count(audit => audit.Anomalies.Any(anomaly => anomaly.Level >= SuspicionLevel.Watch && anomaly.Days.Contains(day)
        && (anomaly.PeakDay == day || anomaly.Days.DayCount <= 7)));

    private static void PrintSpeed()
    {
        var days = DayRange.EndingOn(Days.LastDay, SpeedDays);
        var pages = Enumerable.Range(0, SpeedPages).Select(i => new Told(OrganicHistory.Of(i % 50, days, PlatformDays.None).Report(), [])).ToList();
        for (var warmUp = 0; warmUp < 30; warmUp++)
            Audit(pages[warmUp], PeerShocks.None);
        _ = PlainDetectors.RobustZ(pages[0].Series);
        using var process = Process.GetCurrentProcess();
        TimeSpan Worked()
        {
            process.Refresh();
            return process.UserProcessorTime;
        }
        GC.Collect();
        var start = Worked();
        var scans = pages.ConvertAll(page => new PageScan(page.Series));
        var peers = PeerShocks.Of(scans.ConvertAll(scan => scan.Surprises));
        var compared = Worked() - start;
        foreach (var scan in scans)
            scan.Audit(peers, [], []);
        var scanned = Worked() - start;
        start = Worked();
        foreach (var page in pages)
            PlainDetectors.RobustZ(page.Series);
        var plain = Worked() - start;
        Print(Invariant($"{SpeedPages} pages of {SpeedDays} days: {scanned.TotalSeconds:F2} s of processor time (bound 2 s on one core), of which comparing peers {compared.TotalSeconds:F2} s; robust z alone {plain.TotalSeconds:F2} s, ratio {scanned / plain:F2}"));
    }

    private sealed record Told(PageSeries Series, IReadOnlyCollection<TeamEvent> TeamEvents);

    private static string Percent(int count, int of) => (100.0 * count / of).ToString("F1", CultureInfo.InvariantCulture) + " %";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static void Print(string line) => Console.WriteLine(line);
}
