using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Connect;

internal sealed class VerifyFacebookWebhook(FacebookWebhook webhook)
{
    [Function(nameof(VerifyFacebookWebhook))]
    [Described("The handshake when Facebook's webhook is set up.", AnswerMediaType = "text/plain")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "webhooks/facebook")] HttpRequest request) => webhook.Verify(request.Query);
}
