using System.Globalization;

namespace Engagement.Core.FakeFans.Pages;

/// <summary>An anomaly in sentences: what was seen, what else was weighed, and what would change the verdict.</summary>
/// <param name="Evidence">What was seen.</param>
/// <param name="Rivals">What else may explain it, and how far.</param>
/// <param name="WouldChange">What would change the verdict.</param>
public sealed record AnomalyText(string Evidence, string Rivals, string WouldChange);

/// <summary>Puts anomalies into words. They speak of numbers and causes, and accuse nobody: who follows a page is seldom the doing of its team.</summary>
public static class AnomalyWords
{
    // Below, a cause explains nothing that a reader would care about.
    private const double WorthNaming = 0.05;

    /// <summary>In English.</summary>
    /// <param name="anomaly">The anomaly.</param>
    public static AnomalyText English(PageAnomaly anomaly) => Text(anomaly, EnglishWords.Instance);

    /// <summary>In French.</summary>
    /// <param name="anomaly">The anomaly.</param>
    public static AnomalyText French(PageAnomaly anomaly) => Text(anomaly, FrenchWords.Instance);

    private static AnomalyText Text(PageAnomaly anomaly, AnomalyLanguage words)
    {
        ArgumentNullException.ThrowIfNull(anomaly);
        return new(Evidence(anomaly, words), Rivals(anomaly, words), words.WouldChange(anomaly));
    }

    private static string Evidence(PageAnomaly anomaly, AnomalyLanguage words)
    {
        var evidence = anomaly.Evidence;
        var sentences = new List<string> { words.Seen(anomaly) };
        if (evidence.OfFollowersRate is { } rate)
            sentences.Add(words.OfFollowers(rate, anomaly.Kind == AnomalyKind.Purge));
        if (evidence is { EngagementPerFollowerRatio: { } ratio, DilutionLogLikelihoodRatio: > 1 or < -1 })
            sentences.Add(words.Engagement(ratio, evidence.DilutionLogLikelihoodRatio > 0));
        if (evidence is { Country: { } country, CountryExcess: { } excess } && anomaly.Kind != AnomalyKind.ForeignMix)
            sentences.Add(words.FromCountry(country, excess));
        if (evidence.LostRate is > 0.1 and var lost)
            sentences.Add(words.Lost(lost));
        if (evidence.SilentRate is { } silent)
            sentences.Add(words.Silent(silent));
        return string.Join(' ', sentences);
    }

    private static string Rivals(PageAnomaly anomaly, AnomalyLanguage words)
    {
        var named = anomaly.RivalCauses.Where(cause => cause.ExplainedRate >= WorthNaming).OrderByDescending(cause => cause.ExplainedRate)
            .Select(cause => words.Explains(words.Cause(cause.Kind), cause.ExplainedRate!.Value, cause.Detail)).ToList();
        var untold = anomaly.RivalCauses.Where(cause => cause.ExplainedRate is null).Select(cause => words.Cause(cause.Kind)).ToList();
        if (named.Count == 0)
            named.Add(words.NothingExplains);
        if (untold.Count > 0)
            named.Add(words.CannotTell(string.Join(", ", untold)));
        return string.Join(' ', named);
    }
}

/// <summary>The sentences of one language.</summary>
internal abstract class AnomalyLanguage(string culture)
{
    private readonly CultureInfo _culture = CultureInfo.GetCultureInfo(culture);

    public abstract string NothingExplains { get; }

    public abstract string Seen(PageAnomaly anomaly);

    public abstract string OfFollowers(double rate, bool isLoss);

    public abstract string Engagement(double ratio, bool isDiluted);

    public abstract string FromCountry(string country, double excess);

    public abstract string Lost(double rate);

    public abstract string Silent(double rate);

    public abstract string Cause(RivalCauseKind kind);

    public abstract string Explains(string cause, double rate, string? detail);

    public abstract string CannotTell(string causes);

    public abstract string WouldChange(PageAnomaly anomaly);

    protected string Count(double value) => Math.Round(value).ToString("N0", _culture);

    protected string Percent(double rate) => rate.ToString(rate < 0.1 ? "P1" : "P0", _culture);

    protected string Times(double ratio) => ratio.ToString(ratio < 10 ? "0.0" : "N0", _culture);

    protected string Day(DateOnly day) => day.ToString("d MMMM yyyy", _culture);
}
