using Engagement.Core;
using Engagement.Functions.Networks.Facebook;
using Engagement.Functions.Report;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Connect;

/// <summary>What was removed, in rows by table.</summary>
/// <param name="Warnings">What could not be done about the page at its network.</param>
internal sealed record RemovalAnswer(string Network, string Id, IReadOnlyDictionary<string, long> Removed, IReadOnlyList<string> Warnings);

/// <summary>Takes a page out of collection and, when asked, removes everything stored about it.</summary>
/// <remarks>
/// Messages about a page that is not registered do nothing, so no new work begins. Work that began before may still write after the purge has
/// passed; a message that waits longer than any function runs sweeps that up, unless the page is registered again by then.
/// </remarks>
internal sealed class PageRemoval(Pages pages, PageRows rows, PipelineTables tables, MessageQueues queues, FacebookSubscription subscription, ILogger<PageRemoval> log)
{
    /// <summary>Longer than the functionTimeout of host.json; a test compares them.</summary>
    public static readonly TimeSpan SweepDelay = TimeSpan.FromMinutes(15);

    public async Task<IResult> RemoveAsync(string network, string id, string? purge, CancellationToken cancellation)
    {
        if (!TryReadPurge(purge, out var everything))
            return Problem.BadInput("purge", $"purge is '{purge}'; use true or false.");
        PageKey page;
        try
        {
            page = new(Network.Parse(network), id);
        }
        catch (FormatException e)
        {
            return Problem.BadInput("page", e.Message + ".");
        }

        var removed = everything
            ? await PurgeAsync(page, cancellation).ConfigureAwait(false)
            : await UnregisterAsync(page, cancellation).ConfigureAwait(false);
        if (removed.Values.Sum() == 0 && (everything || !await rows.AnyAsync(page, cancellation).ConfigureAwait(false)))
            return Problem.UnknownPage(page);
        log.LogInformation("Removed {Page}: {Rows} rows", page, removed.Values.Sum());
        // Last: nothing that the network does may keep a page from being removed.
        var warning = await subscription.EndAsync(page, cancellation).ConfigureAwait(false);
        return Results.Json(new RemovalAnswer(page.Network.Name, page.Id, removed, warning is null ? [] : [warning]));
    }

    public async Task SweepAsync(PurgeMessage message, CancellationToken cancellation)
    {
        if (await pages.FindAsync(message.Key, cancellation).ConfigureAwait(false) is not null)
        {
            log.LogInformation("{Page} was registered again after its purge; nothing is swept", message.Key);
            return;
        }
        var removed = await rows.RemoveAsync(message.Key, cancellation).ConfigureAwait(false);
        log.LogInformation("Swept {Page}: {Rows} rows", message.Key, removed.Values.Sum());
    }

    private async Task<Dictionary<string, long>> UnregisterAsync(PageKey page, CancellationToken cancellation) =>
        new() { [tables.Pages.Name] = await pages.RemoveAsync(page, cancellation).ConfigureAwait(false) ? 1 : 0 };

    private async Task<IReadOnlyDictionary<string, long>> PurgeAsync(PageKey page, CancellationToken cancellation)
    {
        // In this order, so that a stop at any point leaves the page either registered or certain to be swept.
        await queues.SendAsync(PurgeMessage.For(page), SweepDelay, cancellation).ConfigureAwait(false);
        var unregistered = await UnregisterAsync(page, cancellation).ConfigureAwait(false);
        var removed = new Dictionary<string, long>(await rows.RemoveAsync(page, cancellation).ConfigureAwait(false), StringComparer.Ordinal);
        removed[tables.Pages.Name] += unregistered[tables.Pages.Name];
        return removed;
    }

    private static bool TryReadPurge(string? text, out bool purge)
    {
        purge = false;
        return string.IsNullOrEmpty(text) || bool.TryParse(text, out purge);
    }
}
