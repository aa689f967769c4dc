namespace Engagement.Core.FakeFans.Pages;

/// <summary>The sentences in English.</summary>
internal sealed class EnglishWords() : AnomalyLanguage("en-GB")
{
    public static readonly EnglishWords Instance = new();

    public override string NothingExplains => "No cause that the data shows explains it.";

    public override string Seen(PageAnomaly anomaly)
    {
        var (evidence, when) = (anomaly.Evidence, When(anomaly.Days));
        var (observed, expected) = (Count(evidence.Observed), Count(evidence.Expected));
        var what = evidence.IsOfEngagements ? "engagements" : "follows";
        return anomaly.Kind switch
        {
            AnomalyKind.Purge => $"{when} {observed} followers were lost, where about {expected} were to be expected.",
            AnomalyKind.ForeignMix => $"{when} {observed} new followers came from {evidence.Country}, where its usual share would bring about {expected}.",
            AnomalyKind.Drip => $"{when} {observed} {what} were gained day after day, where about {expected} were to be expected.",
            AnomalyKind.Dilution => $"{when} {observed} {what} were gained, where about {expected} were to be expected, and engagement did not grow with them.",
            AnomalyKind.DeliveryThenLoss => $"{when} followers came in excess and left again: {observed} {what} were gained, where about {expected} were to be expected.",
            _ => $"{when} {observed} {what} were gained, where about {expected} were to be expected.",
        };
    }

    public override string OfFollowers(double rate, bool isLoss) => isLoss ? $"That is {Percent(rate)} of the followers." : $"The excess is {Percent(rate)} of the followers.";

    public override string Engagement(double ratio, bool isDiluted) => isDiluted
        ? $"Engagement per follower is {Times(ratio)} times what it was before, as if nobody had come."
        : $"Engagement per follower is {Times(ratio)} times what it was before, as with people who take part.";

    public override string FromCountry(string country, double excess) => $"{Count(excess)} more than usual came from {country}.";

    public override string Lost(double rate) => $"In the weeks after, followers left beyond the usual: {Percent(rate)} of the excess.";

    public override string Silent(double rate) => $"Unfollows do not account for {Percent(rate)} of the loss.";

    public override string Cause(RivalCauseKind kind) => kind switch
    {
        RivalCauseKind.ViralPost => "content that more people saw",
        RivalCauseKind.PaidViews => "ads",
        RivalCauseKind.TeamEvent => "an event that the team entered",
        RivalCauseKind.Giveaway => "a contest or giveaway",
        RivalCauseKind.PlatformShock => "something that moved many pages of the network",
        RivalCauseKind.MetricChange => "a change in what the network counts",
        _ => "days without data",
    };

    public override string Explains(string cause, double rate, string? detail) =>
        $"{char.ToUpperInvariant(cause[0])}{cause[1..]}{(detail is null ? "" : $" ({detail})")} may explain {Percent(rate)} of it.";

    public override string CannotTell(string causes) => $"The data does not tell about: {causes}.";

    public override string WouldChange(PageAnomaly anomaly) => anomaly.Kind switch
    {
        AnomalyKind.Purge => "If pages like this one lost followers on the same days, or if the total comes back, the suspicion falls. Removed accounts say nothing about who asked for them.",
        AnomalyKind.ForeignMix => "If the page spoke to this country on those days (an ad, a partner, press), enter it and the suspicion falls. If these followers leave or stay silent, it rises.",
        _ when anomaly.Level == SuspicionLevel.None => "Nothing needs to be done. If many of those who came leave again in the next weeks, the verdict is reconsidered.",
        _ => "If a campaign, press or a contest ran on those days, enter it and the suspicion falls. If many of those who came leave again, or engage with nothing, it rises.",
    };

    private string When(DayRange days) => days.DayCount == 1 ? $"On {Day(days.FirstDay)}" : $"From {Day(days.FirstDay)} to {Day(days.LastDay)}";
}
