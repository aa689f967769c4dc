namespace Engagement.Core.Crises;

/// <summary>How angry an audience is in one window, as one number and what it is composed of.</summary>
internal static class CrisisIndex
{
    // Below these, a few people on a bad day: no rule may fire on them, however quiet the page is.
    private const int FewestUpset = 5;
    private const int FewestJudged = 10;
    private const int FewestInsults = 3;
    private const int FewestAlertAuthors = 2;

    // Volume without a turn of tone.
    private const double CapOfVolumeAlone = 0.25;
    private const double DeviationsOfTurn = 2;

    public static CrisisReading Read(VoiceHistory history, int hours, UsualVoices usual)
    {
        var count = history.CountLast(hours);
        var authors = UpsetAuthors(history.Last(hours));
        CrisisEvidence?[] rules = [Volume(count, authors, usual), Share(count, authors, usual), Insults(count, usual), Alerts(history.Last(hours))];
        CrisisEvidence[] evidence = [.. rules.OfType<CrisisEvidence>().Where(rule => rule.Strength > 0).OrderByDescending(rule => rule.Strength)];
        var index = 100 * (1 - evidence.Aggregate(1.0, (rest, rule) => rest * (1 - rule.Strength)));
        return new(history.At, hours, index, count.Comments, count.Judged, count.Upset, authors, evidence);
    }

    private static CrisisEvidence? Volume(HourOfVoices count, int authors, UsualVoices usual)
    {
        if (count.Upset < FewestUpset)
            return null;
        var (expected, deviations) = usual.Upset(count.Upset);
        var turned = count.Judged >= FewestJudged && usual.DeviationsOfShare(count.Upset, count.Judged) >= DeviationsOfTurn;
        var strength = Math.Min(Ramp(deviations, 2.5, 6, 0.65), turned ? 1 : CapOfVolumeAlone) * authors / count.Upset;
        return new(CrisisSignal.UpsetVolume, strength, count.Upset, expected, deviations);
    }

    private static CrisisEvidence? Share(HourOfVoices count, int authors, UsualVoices usual)
    {
        if (count.Upset < FewestUpset || count.Judged < FewestJudged)
            return null;
        var deviations = usual.DeviationsOfShare(count.Upset, count.Judged);
        return new(CrisisSignal.UpsetShare, Ramp(deviations, 2, 6, 0.5) * authors / count.Upset, (double)count.Upset / count.Judged, usual.UpsetRate, deviations);
    }

    private static CrisisEvidence? Insults(HourOfVoices count, UsualVoices usual)
    {
        if (count.Insults < FewestInsults)
            return null;
        var (expected, deviations) = usual.Insults(count.Insults);
        return new(CrisisSignal.Insults, Ramp(deviations, 2.5, 6, 0.35), count.Insults, expected, deviations);
    }

    private static CrisisEvidence? Alerts(IEnumerable<Voice> voices)
    {
        var authors = Authors(voices.Where(voice => voice.HasAlertWord));
        return authors < FewestAlertAuthors ? null : new(CrisisSignal.AlertWords, Ramp(authors, 1, 8, 0.35), authors, null, null);
    }

    private static int UpsetAuthors(IEnumerable<Voice> voices) => Authors(voices.Where(voice => voice.IsUpset));

    private static int Authors(IEnumerable<Voice> voices)
    {
        var (known, unknown) = (new HashSet<string>(StringComparer.Ordinal), 0);
        foreach (var voice in voices)
        {
            if (voice.AuthorKey is null)
                unknown++;
            else
                known.Add(voice.AuthorKey);
        }
        return known.Count + unknown;
    }

    /// <summary>0 up to the low end, the cap from the high end on, in between linear.</summary>
    private static double Ramp(double value, double low, double high, double cap) => cap * Math.Clamp((value - low) / (high - low), 0, 1);
}
