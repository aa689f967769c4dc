using Engagement.Core;

namespace Engagement.Simulator.Campaigns;

/// <summary>Kinds of campaigns that can be planted into a history.</summary>
public enum CampaignKind
{
    /// <summary>One day with three times a usual day's follows.</summary>
    BurstOf3,

    /// <summary>One day with five times a usual day's follows.</summary>
    BurstOf5,

    /// <summary>One day with ten times a usual day's follows.</summary>
    BurstOf10,

    /// <summary>Four days within a month with three times a usual day's follows each.</summary>
    ShortBursts,

    /// <summary>1 % of the followers over 15 days.</summary>
    DripOver15Days,

    /// <summary>1 % of the followers over 30 days.</summary>
    DripOver30Days,

    /// <summary>1 % of the followers over 10 days, from two countries of which the page has few.</summary>
    ForeignMix,

    /// <summary>1 % of the followers gone in a day or two, without unfollows.</summary>
    Purge,

    /// <summary>1 % of the followers over 5 days, of which a third to two thirds leave within six weeks.</summary>
    DeliveryThenLoss,
}

/// <summary>A planted campaign: the truth that detections are held against.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Days">The days on which it shows.</param>
/// <param name="Accounts">Accounts that came, or that a purge took.</param>
public sealed record Campaign(CampaignKind Kind, DayRange Days, long Accounts);
