namespace Engagement.Functions.Operations;

/// <param name="Count">About how many messages were given up.</param>
/// <param name="Messages">The oldest of them.</param>
internal sealed record PoisonAnswer(string Queue, int Count, IReadOnlyList<PoisonMessageAnswer> Messages);

/// <param name="Reason">Why it failed last.</param>
/// <param name="IsUnreadable">Whether this version of the app cannot read it: replaying it is of no use before another version is there. Null when no reason is on record.</param>
/// <param name="FailedAt">When it failed last; null when that is not on record.</param>
/// <param name="KeptUntil">When the queue service drops it.</param>
/// <param name="Body">Its beginning; null when it is not in the encoding of the app's messages.</param>
internal sealed record PoisonMessageAnswer(
    string Id, string Reason, bool? IsUnreadable, DateTimeOffset? FailedAt, DateTimeOffset? GivenUpAt, DateTimeOffset? KeptUntil, string? Body);

/// <param name="Replayed">How many messages went back.</param>
/// <param name="Left">About how many are left.</param>
internal sealed record ReplayAnswer(string Queue, int Replayed, int Left);
