using System.Globalization;
using Engagement.Core.FakeFans.Accounts;

namespace Engagement.Training.Followers;

/// <summary>How good the model is on accounts that it was neither grown nor calibrated on.</summary>
internal static class FollowerQuality
{
    /// <summary>What a sample of an audience on X holds.</summary>
    public const ProfileParts AudienceSample =
        ProfileParts.Follows | ProfileParts.Posts | ProfileParts.Listed | ProfileParts.Bio | ProfileParts.Links | ProfileParts.Image | ProfileParts.Handle;

    private const double RareShare = 0.05;

    public static void Print(FollowerDataSet data, TextWriter output)
    {
        var fakes = data.Accounts.Count(a => a.IsFake);
        Line(output, $"{data.Family}: {data.Accounts.Count:N0} accounts, {fakes:N0} fake; {FollowerTraining.Repeats} x {CrossValidation.Folds}-fold, stratified, twins together");
        Line(output, $"| known of a profile | MCC | AUC | true positives | false positives | MCC strict | precision at 5 % fakes, strict | recall, strict | precision at 5 % fakes, p >= .5 | recall, p >= .5 |");
        Line(output, $"|---|---|---|---|---|---|---|---|---|---|");
        var known = Views(data).ToList();
        var runs = Enumerable.Range(101, FollowerTraining.Repeats)
            .Select(seed => CrossValidation.RunCalibrated(data.Accounts, data.Parts, [.. known.Select(k => k.Parts)], FollowerTraining.Options, seed)).ToList();
        for (var k = 0; k < known.Count; k++)
            Line(output, $"{Row(known[k].Name, [.. runs.SelectMany(run => run.Select((ratios, i) => (ratios[k], data.Accounts[i].IsFake)))], runs.Count)}");
        PrintCalibration(known[0].Name, [.. runs.SelectMany(run => run.Select((ratios, i) => (ratios[0], data.Accounts[i].IsFake)))], (double)fakes / data.Accounts.Count, output);
    }

    /// <summary>What the model of one family says of the other: the hardest test there is without more data.</summary>
    public static void PrintTransfer(FollowerDataSet data, FollowerModelFile.FamilyPart trained, TextWriter output)
    {
        var model = trained.Model();
        var sample = data.Accounts.Select(a => (Ratio: model.Score(a.Profile).LogLikelihoodRatio, a.IsFake)).ToList();
        var even = Confusion.Of(sample, 0);
        Line(output, $"{trained.Family} model on {data.Family} accounts: AUC {Auc(sample):0.000}, MCC {even.Mcc:0.000}, true positives {even.TruePositiveRate:P1}, false positives {even.FalsePositiveRate:P1}");
    }

    private static IEnumerable<(string Name, ProfileParts Parts)> Views(FollowerDataSet data)
    {
        yield return ("everything", data.Parts);
        if (data.Family == ProfileFamily.X)
        {
            yield return ("an audience sample (AudienceSamples)", AudienceSample & data.Parts);
            yield return ("all but likes", data.Parts & ~ProfileParts.Likes);
        }
        yield return ("follows and posts", ProfileParts.Follows | ProfileParts.Posts);
        yield return ("follows", ProfileParts.Follows);
    }

    private static string Row(string name, List<(double Ratio, bool IsFake)> sample, int runs)
    {
        var even = Confusion.Of(sample, 0);
        var strict = Confusion.Of(sample, LogOdds(FamilyModel.CutOffs[(int)CutOff.Strict]));
        var rare = Confusion.Of(sample, -LogOdds(RareShare));
        return string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {even.Mcc:0.000} | {Auc(sample):0.000} | {even.TruePositiveRate:P1} | {even.FalsePositiveRate:P2} | {strict.Mcc:0.000} | {strict.PrecisionAt(RareShare):0.000} | {strict.TruePositiveRate:P1} | {rare.PrecisionAt(RareShare):0.000} | {rare.TruePositiveRate:P1} |");
    }

    private static void PrintCalibration(string name, List<(double Ratio, bool IsFake)> sample, double share, TextWriter output)
    {
        Line(output, $"Calibration, {name}: | p | accounts a run | mean p | fake |");
        var scored = sample.Select(s => (P: new AccountScore(s.Ratio, ProfileParts.None).Probability(share), s.IsFake)).ToList();
        foreach (var (low, high) in (ReadOnlySpan<(double, double)>)[(0, 0.05), (0.05, 0.2), (0.2, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.95), (0.95, 1.01)])
        {
            var bin = scored.Where(s => s.P >= low && s.P < high).ToList();
            if (bin.Count > 0)
                Line(output, $"| {low:0.00}-{Math.Min(high, 1):0.00} | {(double)bin.Count / FollowerTraining.Repeats:0.0} | {bin.Average(s => s.P):0.000} | {bin.Average(s => s.IsFake ? 1.0 : 0):0.000} |");
        }
    }

    private static double LogOdds(double p) => Math.Log(p / (1 - p));

    /// <summary>Probability that a fake account stands above a genuine one.</summary>
    private static double Auc(List<(double Ratio, bool IsFake)> sample)
    {
        var (below, ranks, at) = (0.0, 0.0, 0);
        var ordered = sample.OrderBy(s => s.Ratio).ToList();
        while (at < ordered.Count)
        {
            var end = at;
            while (end < ordered.Count && ordered[end].Ratio == ordered[at].Ratio)
                end++;
            var tied = ordered[at..end];
            var genuine = tied.Count(t => !t.IsFake);
            ranks += tied.Count(t => t.IsFake) * (below + genuine / 2.0);
            (below, at) = (below + genuine, end);
        }
        return ranks / below / sample.Count(s => s.IsFake);
    }

    private static void Line(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
