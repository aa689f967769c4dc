using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Audit;

internal sealed class PostFollowerAudit
{
    [Function(nameof(PostFollowerAudit))]
    [Described("Judges a list of followers that is sent as CSV or JSON; nothing is stored.", typeof(FollowerListAnswer))]
    [QueryParameter("network", "x or instagram; left out, by the columns.")]
    [QueryParameter("observedDay", "When the list was taken, yyyy-MM-dd.", Format = "date")]
    [QueryParameter("accounts", "Whether each account is judged beside the list.", Type = "boolean")]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(413, "The list is larger than 10 MB; send it in parts, or audit it as a file.")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "audits/followers")] HttpRequest request) =>
        FollowerListAudit.RunAsync(request, new(request.Query["network"], request.Query["observedDay"], request.Query["accounts"]), request.HttpContext.RequestAborted);
}
