namespace Engagement.Core.FakeFans.Pages;

/// <summary>What kind of anomaly a page's series show.</summary>
public enum AnomalyKind
{
    /// <summary>Many more follows than usual within a week or less.</summary>
    Burst,

    /// <summary>More follows than usual, day after day, for weeks.</summary>
    Drip,

    /// <summary>Engagement per follower fell after the number of followers jumped, as if nobody had come.</summary>
    Dilution,

    /// <summary>New followers came from other countries than before.</summary>
    ForeignMix,

    /// <summary>Followers vanished, beyond what unfollows explain.</summary>
    Purge,

    /// <summary>Followers came in excess and left again in excess.</summary>
    DeliveryThenLoss,
}
