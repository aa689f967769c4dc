using Engagement.Functions.Api;
using Engagement.Functions.Report;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Connect;

internal sealed class ReceiveFacebookWebhook(FacebookWebhook webhook)
{
    [Function(nameof(ReceiveFacebookWebhook))]
    [Described("Takes in changes that Facebook pushes.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/facebook")] HttpRequest request) =>
        webhook.ReceiveAsync(request, request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}
