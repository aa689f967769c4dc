namespace Engagement.Core;

/// <summary>Why a value is what it is, or why there is none. Missing is not zero.</summary>
public enum MetricStatus
{
    /// <summary>Nobody has asked the network yet, or its answer did not include this value.</summary>
    NotCollected = 0,

    /// <summary>Reported, and old enough that the network no longer revises it.</summary>
    Ok,

    /// <summary>Reported, but the network may still revise it.</summary>
    Provisional,

    /// <summary>Only of sums and rates over several days: computed from the days that have values, while others have none.</summary>
    Partial,

    /// <summary>Only of computed values: the formula has no value for these inputs, for example a rate over zero views.</summary>
    Undefined,

    /// <summary>The network has removed this metric.</summary>
    MetricRemoved,

    /// <summary>The page is too small for the network to report this.</summary>
    BelowThreshold,

    /// <summary>The token lacks a permission that this metric needs.</summary>
    NoPermission,

    /// <summary>The token has expired or was revoked.</summary>
    TokenExpired,

    /// <summary>Only of parts of a total: the network reported them, but they do not add up to its own total.</summary>
    Inconsistent,

    /// <summary>Only of computed values: there are too few observations to say anything.</summary>
    NotEnoughData,
}

/// <summary>The names of statuses in storage, in the API and in reports.</summary>
public static class MetricStatusNames
{
    /// <summary>The status in lower snake case, for example <c>metric_removed</c>.</summary>
    public static string Name(this MetricStatus status) => status switch
    {
        MetricStatus.NotCollected => "not_collected",
        MetricStatus.Ok => "ok",
        MetricStatus.Provisional => "provisional",
        MetricStatus.Partial => "partial",
        MetricStatus.Undefined => "undefined",
        MetricStatus.MetricRemoved => "metric_removed",
        MetricStatus.BelowThreshold => "below_threshold",
        MetricStatus.NoPermission => "no_permission",
        MetricStatus.TokenExpired => "token_expired",
        MetricStatus.Inconsistent => "inconsistent",
        MetricStatus.NotEnoughData => "not_enough_data",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "not a metric status"),
    };

    /// <summary>Reads what <see cref="Name"/> writes.</summary>
    /// <exception cref="FormatException">The text is not a status name.</exception>
    public static MetricStatus Parse(string? name) => Enum.GetValues<MetricStatus>().Cast<MetricStatus?>().FirstOrDefault(s => s!.Value.Name() == name)
        ?? throw new FormatException($"'{name}' is not a metric status");
}
