using Engagement.Core.FakeFans.Accounts;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Audit;

/// <summary>Reads a sample, has it judged, and keeps what was found. The same sample and model always leave the same row.</summary>
internal sealed class FollowerAuditProcessor(Pages pages, AudienceSampleRows samples, FollowerAuditRows audits, ILogger<FollowerAuditProcessor> log)
{
    public async Task RunAsync(AuditMessage message, CancellationToken cancellation)
    {
        var page = message.Key;
        if (await pages.FindAsync(page, cancellation).ConfigureAwait(false) is null)
        {
            log.LogWarning("The audit of {Page} is skipped: the page is not registered", page);
            return;
        }
        var tally = new FollowerTally(ProfileFamilies.Of(page.Network), message.AsOfDay);
        await foreach (var follower in samples.ReadAsync(page, message.AsOfDay, cancellation).ConfigureAwait(false))
            tally.Add(AccountProfile.Of(follower));
        var audit = tally.Audit();
        if (audit.N == 0)
        {
            log.LogWarning("The audit of {Page} finds no sample of {Day:o}: it was removed since", page, message.AsOfDay);
            return;
        }
        await audits.SaveAsync(page, message.AsOfDay, audit, cancellation).ConfigureAwait(false);
        log.LogInformation("Audited {Followers} followers of {Page} of {Day:o}: {Status}", audit.N, page, message.AsOfDay, audit.Status);
    }
}
