using System.Diagnostics;
using System.Globalization;
using Engagement.Core.Text;
using Engagement.Testing;
using Engagement.Training.Text;

namespace Engagement.Benchmarks;

/// <summary>The comment reader on rows that its weights have not seen, and how fast it is beside readers of tone in JavaScript and Python.</summary>
internal static class TextBenchmark
{
    private const int FewestPerSecond = 50_000;
    private const int Rounds = 7;

    public static async Task RunAsync()
    {
        if (RepositoryRoot.SharedData is not { } data)
        {
            Console.WriteLine("The labelled texts are not at ../shared/data/text beside the repository; there is nothing to read.");
            return;
        }

        var folder = Path.Combine(data, "text");
        PrintQuality(new HeldOutQuality(CommentReader.Default, folder));
        await PrintSpeedAsync(folder);
    }

    private static void PrintQuality(HeldOutQuality quality)
    {
        foreach (var figure in quality.Figures)
            Print($"{figure.Value,7:F4}  n = {figure.Rows,5}  {figure.Name}{(figure.Bound is { } bound ? $", {(figure.IsCeiling ? "at most" : "at least")} {bound:0.00}: {(figure.Holds ? "holds" : "MISSED")}" : "")}");
        foreach (var (language, table) in quality.Calibrations)
        {
            Print($"{language}: stated probability of the most probable tone, and how often it was right");
            foreach (var (from, count, stated, right) in table.Rows)
                Print($"  from {from:F1}  n = {count,5}  stated {stated:F3}  right {right:F3}");
        }
    }

    private static async Task PrintSpeedAsync(string folder)
    {
        // One language, since the peers know only English; then what pages get, both.
        string[] english = [.. LabelledText.ReadAll(Path.Combine(folder, "sent_en_tweeteval.tsv")).Where(row => row.Split == "val").Select(row => row.Text)];
        string[] both = [.. english, .. LabelledText.ReadAll(Path.Combine(folder, "sent_fr_deft2017.tsv")).Take(2000).Select(row => row.Text)];
        var own = PerSecond(english);
        Print($"this reader, everything together, English: {own,9:N0} comments/s on one core ({english.Average(text => text.Length):F0} characters on average)");
        var mixed = PerSecond(both);
        Print($"this reader, everything together, both:    {mixed,9:N0} comments/s on one core; at least {FewestPerSecond:N0}: {(mixed >= FewestPerSecond ? "holds" : "MISSED")}");

        using var texts = new TemporaryFolder();
        var file = Path.Combine(texts.Path, "texts.txt");
        await File.WriteAllLinesAsync(file, english);
        foreach (var (name, perSecond) in (await PeersAsync(file, Path.Combine(folder, "lexicons", "vader_lexicon_en.txt"))).OrderBy(peer => peer.PerSecond))
            Print($"{name,-42} {perSecond,9:N0} comments/s; this reader is {own / perSecond:F1} times as fast");
    }

    private static double PerSecond(string[] texts)
    {
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            foreach (var text in texts)
                CommentReader.Default.Read(text);
            var elapsed = Stopwatch.GetElapsedTime(start);
            best = elapsed < best ? elapsed : best;
        }

        return texts.Length / best.TotalSeconds;
    }

    private static async Task<IReadOnlyList<(string Name, double PerSecond)>> PeersAsync(string texts, string lexicon)
    {
        var folder = Path.Combine(RepositoryRoot.Path, "benchmarks", "text-peers");
        if (await RunAsync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], folder) is null)
            Print($"npm could not install the peers in JavaScript; they are left out");
        // Packages of Debian belong to Debian's own Python, which need not be the first one found.
        var python = await RunAsync("python3", ["vader.py", texts, lexicon], folder) ?? await RunAsync("/usr/bin/python3", ["vader.py", texts, lexicon], folder);
        if (python is null)
            Print($"Python has neither vaderSentiment (pip) nor nltk (Debian: python3-nltk) here; VADER is measured in its JavaScript port alone");
        return [.. new[] { await RunAsync("node", ["peers.cjs", texts], folder), python }.OfType<string>()
            .SelectMany(answer => answer.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(line => line.Split('\t'))
            .Select(parts => (parts[0], double.Parse(parts[1], CultureInfo.InvariantCulture)))];
    }

    /// <returns>What it printed; null when it failed or is not there.</returns>
    private static async Task<string?> RunAsync(string program, string[] arguments, string folder)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            await errors;
            return process.ExitCode == 0 ? await output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
