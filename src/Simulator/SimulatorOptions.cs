namespace Engagement.Simulator;

/// <summary>What the simulator serves, and where.</summary>
public sealed class SimulatorOptions
{
    /// <summary>Longest history, in days: the network itself keeps two years.</summary>
    public const int MaxHistoryDays = 730;

    /// <summary>Same seed, same pages, same numbers.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What day it is for the generated pages.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Days of history of a generated page, up to yesterday.</summary>
    public int HistoryDays { get; init; } = 90;

    /// <summary>How many pages to generate; not used in replay.</summary>
    public int PageCount { get; init; } = 3;

    /// <summary>How many accounts on X to generate beside the pages; none in replay.</summary>
    public int XAccountCount { get; init; } = 3;

    /// <summary>Which spelling of the X API's fields is understood: <c>tweet.*</c>, <c>post.*</c> or both.</summary>
    public XSpellings XSpellings { get; init; } = XSpellings.Both;

    /// <summary>Folder of recorded histories to serve instead of generated pages (docs/replay-format.md).</summary>
    public string? ReplayFolder { get; init; }

    /// <summary>Where to listen; port 0 picks a free one.</summary>
    public Uri Url { get; init; } = new("http://127.0.0.1:0");

    /// <summary>When set, every call must carry an appsecret_proof made with it.</summary>
    public string? AppSecret { get; init; }

    internal void Validate()
    {
        if (HistoryDays is < 1 or > MaxHistoryDays)
            throw new ArgumentException($"HistoryDays is {HistoryDays}; use 1 to {MaxHistoryDays}, the network keeps no more");
        if (PageCount is < 1 or > 1000)
            throw new ArgumentException($"PageCount is {PageCount}; use 1 to 1000");
        if (XAccountCount is < 0 or > 100)
            throw new ArgumentException($"XAccountCount is {XAccountCount}; use 0 to 100");
    }
}
