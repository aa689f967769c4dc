namespace Engagement.Functions.Operations;

/// <summary>Why a message failed last.</summary>
/// <param name="IsUnreadable">Whether this version of the app cannot read it: then trying again does not help.</param>
internal sealed record MessageFailure(string Reason, bool IsUnreadable, DateTimeOffset FailedAt);
