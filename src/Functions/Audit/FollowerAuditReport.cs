using Engagement.Functions.Report;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Audit;

/// <summary>Answers with what each sample of a page's followers looked like, the earliest first.</summary>
internal sealed class FollowerAuditReport(PageQuestion question, FollowerAuditRows audits)
{
    public Task<IResult> GetAsync(string network, string id, CancellationToken cancellation) => question.OfRegisteredAsync(network, id, page =>
        Task.FromResult(Results.Json(new FollowerAuditsAnswer(page.Key.Network.Name, page.Key.Id, audits.ReadAsync(page.Key, cancellation)))), cancellation);
}

internal sealed record FollowerAuditsAnswer(string Network, string Id, IAsyncEnumerable<FollowerAuditAnswer> Audits);
