namespace Engagement.Local;

/// <summary>What the command line asks for.</summary>
internal sealed record RunOptions
{
    /// <summary>Folder of recorded pages to replay; null runs the demonstration.</summary>
    public string? ReplayFolder { get; init; }

    /// <summary>Where storage, keys and logs are kept between runs; null takes the default one.</summary>
    public string? DataFolder { get; init; }

    /// <summary>End when the scorecards are printed, instead of serving until Ctrl-C.</summary>
    public bool Exit { get; init; }

    /// <summary>Decides the demonstration's pages.</summary>
    public int Seed { get; init; } = 1;
}
