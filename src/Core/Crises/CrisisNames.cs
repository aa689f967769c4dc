namespace Engagement.Core.Crises;

/// <summary>Names in storage, in the API and in reports.</summary>
public static class CrisisNames
{
    /// <summary>The level in lower case.</summary>
    public static string Name(this CrisisLevel level) => level switch
    {
        CrisisLevel.Calm => "calm",
        CrisisLevel.Watch => "watch",
        CrisisLevel.Alert => "alert",
        CrisisLevel.Crisis => "crisis",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "not a level of crises"),
    };

    /// <summary>The rule in lower snake case.</summary>
    public static string Name(this CrisisSignal signal) => signal switch
    {
        CrisisSignal.UpsetVolume => "upset_volume",
        CrisisSignal.UpsetShare => "upset_share",
        CrisisSignal.Insults => "insults",
        CrisisSignal.AlertWords => "alert_words",
        _ => throw new ArgumentOutOfRangeException(nameof(signal), signal, "not a rule of crises"),
    };

    /// <summary>Reads what <see cref="Name(CrisisSignal)"/> writes.</summary>
    /// <exception cref="FormatException">The text is not a rule.</exception>
    public static CrisisSignal ParseSignal(string? name) => Enum.GetValues<CrisisSignal>().Cast<CrisisSignal?>().FirstOrDefault(signal => signal!.Value.Name() == name)
        ?? throw new FormatException($"'{name}' is not a rule of crises");
}
