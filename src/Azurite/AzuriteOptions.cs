namespace Engagement.Azurite;

/// <summary>How to run the storage emulator.</summary>
public sealed class AzuriteOptions
{
    /// <summary>Where accounts are kept between runs; null keeps them in memory, for this run alone.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Receives what there is to tell while starting: an installation takes a while.</summary>
    public Action<string>? Log { get; init; }
}
