using System.Text.Json;

namespace Engagement.Embedded.Worker.Settings;

/// <summary>The parts of host.json that govern timers, queues and HTTP, with the real host's defaults.</summary>
internal sealed record HostJson
{
    public static readonly JsonDocumentOptions Reading = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Null: unbounded ("-1").</summary>
    public TimeSpan? FunctionTimeout { get; init; } = TimeSpan.FromMinutes(30);

    public string RoutePrefix { get; init; } = "api";

    public QueueSettings Queues { get; init; } = new();

    public IReadOnlyDictionary<string, string> LogLevels { get; init; } = new Dictionary<string, string>();
}

internal sealed record QueueSettings
{
    private readonly int? _newBatchThreshold;

    public int BatchSize { get; init; } = 16;

    public int NewBatchThreshold
    {
        get => _newBatchThreshold ?? BatchSize / 2;
        init => _newBatchThreshold = value;
    }

    public int MaxDequeueCount { get; init; } = 5;

    /// <summary>The wait before a failed message is tried again; not the time that one reader may hold it.</summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.Zero;

    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromMinutes(1);

    public bool Base64 { get; init; } = true;
}
