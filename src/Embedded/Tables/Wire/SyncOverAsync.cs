namespace Engagement.Embedded.Tables.Wire;

/// <summary>Sync and async calls share one path that takes an `async` flag; run synchronously it never waits.</summary>
internal static class SyncOverAsync
{
    public static T Completed<T>(this ValueTask<T> task) => task.IsCompleted
        ? task.GetAwaiter().GetResult()
        : throw new InvalidOperationException("A synchronous Table call went asynchronous.");
}
