using Engagement.Core;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>Remembers from message to message which metrics Facebook refuses to a page.</summary>
internal sealed class FacebookRefusals(RefusedMetrics table, IOptions<FacebookOptions> options)
{
    private readonly string _version = options.Value.ApiVersion;

    /// <summary>What is known when the collection of a window begins.</summary>
    public async Task<FacebookKnownRefusals> ReadAsync(PageKey page, DayRange window, CancellationToken cancellation) =>
        new(await table.ReadAsync(page, _version, cancellation).ConfigureAwait(false), window.LastDay);

    /// <summary>Keeps what a window found out: metrics refused or left out, and metrics that Facebook answered again.</summary>
    public async Task SaveAsync(PageKey page, FacebookKnownRefusals known, CancellationToken cancellation)
    {
        await table.RememberAsync(page, _version, known.ToRemember, cancellation).ConfigureAwait(false);
        foreach (var metric in known.ToForget)
            await table.ForgetAsync(page, _version, metric, cancellation).ConfigureAwait(false);
    }
}
