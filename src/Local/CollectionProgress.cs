using Spectre.Console;

namespace Engagement.Local;

/// <summary>Watches the pipeline until every page is collected and judged, or has said why it cannot be.</summary>
internal sealed class CollectionProgress(ApiClient api, Queues queues, FunctionApp app, string logFile, IAnsiConsole console)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan StallTimeout = TimeSpan.FromMinutes(5);

    // A message may be in nobody's hands for a moment between two queues: only repeated silence means that nothing more will come.
    private const int QuietPollsToEnd = 4;

    public async Task<IReadOnlyList<PageState>> WaitAsync(int pageCount, CancellationToken cancellation) =>
        await console.Progress().HideCompleted(false).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async progress =>
            {
                var collected = progress.AddTask("Collecting", maxValue: pageCount);
                var computed = progress.AddTask("Computing KPIs", maxValue: pageCount);
                return await WatchAsync(pageCount, collected, computed, cancellation).ConfigureAwait(false);
            }).ConfigureAwait(false);

    private async Task<IReadOnlyList<PageState>> WatchAsync(int pageCount, ProgressTask collected, ProgressTask computed, CancellationToken cancellation)
    {
        var lastChange = TimeProvider.System.GetTimestamp();
        var (quietPolls, lastSeen) = (0, "");
        while (true)
        {
            if (app.HasExited)
                throw new LocalException($"The function app ended while working; see {logFile}.");
            var pages = await api.GetPagesAsync(cancellation).ConfigureAwait(false);
            var (pending, poisoned) = await queues.CountAsync(cancellation).ConfigureAwait(false);

            collected.Value = pages.Count(p => p.CollectedThroughDay >= p.TargetDay || !p.IsWell && pending == 0);
            computed.Value = pages.Count(p => p.IsComplete || !p.IsWell && pending == 0);

            quietPolls = pending == 0 ? quietPolls + 1 : 0;
            var settled = pages.Count >= pageCount && pages.All(p => p.IsComplete || quietPolls >= QuietPollsToEnd && (!p.IsWell || poisoned > 0));
            if (settled && pending == 0)
                return pages;

            var seen = $"{collected.Value} {computed.Value} {pending} {poisoned} {string.Join(' ', pages.Select(p => p.CollectedThroughDay))}";
            if (seen != lastSeen)
                (lastSeen, lastChange) = (seen, TimeProvider.System.GetTimestamp());
            else if (TimeProvider.System.GetElapsedTime(lastChange) > StallTimeout)
                throw new LocalException($"Nothing has moved for {StallTimeout.TotalMinutes:0} minutes with {pending} messages waiting; see {logFile}.");
            await Task.Delay(PollInterval, cancellation).ConfigureAwait(false);
        }
    }
}
