using Engagement.Core;

namespace Engagement.Functions.Connect;

/// <summary>What a network says about the token of a page; never the token itself.</summary>
/// <param name="Status">Ok, or why the page cannot be read with it; "not collected" when that could not be found out.</param>
/// <param name="StatusReason">One sentence about a status other than ok.</param>
/// <param name="ValidThrough">Null when it does not expire, or when the network did not say.</param>
/// <param name="DataAccessThrough">After this the token still works but reads nothing; null when unlimited or not known.</param>
/// <param name="Scopes">What was granted; null when not known.</param>
/// <param name="MissingPermissions">What the pipeline needs and was not granted for this page; null when not known.</param>
internal sealed record PageToken(
    MetricStatus Status,
    string? StatusReason,
    DateTimeOffset? ValidThrough,
    DateTimeOffset? DataAccessThrough,
    IReadOnlyList<string>? Scopes,
    IReadOnlyList<string>? MissingPermissions)
{
    /// <summary>From how many days before its end a token asks for attention.</summary>
    public const int WarningDays = 14;

    public bool IsRefused => Status is MetricStatus.TokenExpired or MetricStatus.NoPermission;

    public static PageToken Without(MetricStatus status, string? reason) => new(status, reason, null, null, null, null);

    /// <summary>Whole days until the token or its access to data ends; null when no end is known.</summary>
    public int? DaysLeft(DateTimeOffset now)
    {
        if (IsRefused)
            return 0;
        var end = ValidThrough < DataAccessThrough || DataAccessThrough is null ? ValidThrough : DataAccessThrough;
        return end is { } last ? (int)Math.Max(0, Math.Floor((last - now).TotalDays)) : null;
    }

    public bool EndsSoon(DateTimeOffset now) => DaysLeft(now) < WarningDays;
}
