using Engagement.Functions.Report;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Audit;

/// <summary>Answers with what each sample of a page's followers looked like, the earliest first.</summary>
internal sealed class FollowerAuditReport(Pages pages, FollowerAuditRows audits)
{
    public async Task<IResult> GetAsync(string network, string id, CancellationToken cancellation)
    {
        try
        {
            var page = PageInRoute.Read(network, id);
            return await pages.FindAsync(page, cancellation).ConfigureAwait(false) is null
                ? Problem.UnknownPage(page)
                : Results.Json(new FollowerAuditsAnswer(page.Network.Name, page.Id, audits.ReadAsync(page, cancellation)));
        }
        catch (PageRequestException e)
        {
            return Problem.BadInput(e.Field, e.Message);
        }
    }
}

internal sealed record FollowerAuditsAnswer(string Network, string Id, IAsyncEnumerable<FollowerAuditAnswer> Audits);
