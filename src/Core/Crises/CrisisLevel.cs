namespace Engagement.Core.Crises;

/// <summary>How serious the anger about a page is, by its index.</summary>
public enum CrisisLevel
{
    /// <summary>An index below 30: nothing out of the ordinary.</summary>
    Calm,

    /// <summary>30 or more: more anger than usual; keep an eye on it.</summary>
    Watch,

    /// <summary>60 or more: tell the people in charge.</summary>
    Alert,

    /// <summary>80 or more: many upset people, far beyond what the page knows.</summary>
    Crisis,
}

/// <summary>From index to level.</summary>
public static class CrisisLevels
{
    /// <summary>The index from which on there is something to report.</summary>
    public const double Watch = 30;

    /// <summary>The level of an index from 0 to 100.</summary>
    /// <param name="index">The index.</param>
    public static CrisisLevel Of(double index) => index switch
    {
        >= 80 => CrisisLevel.Crisis,
        >= 60 => CrisisLevel.Alert,
        >= Watch => CrisisLevel.Watch,
        _ => CrisisLevel.Calm,
    };
}
