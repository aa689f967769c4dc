using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Connect;

internal sealed class VerifyFacebookWebhook(FacebookWebhook webhook)
{
    [Function(nameof(VerifyFacebookWebhook))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "webhooks/facebook")] HttpRequest request) => webhook.Verify(request.Query);
}
