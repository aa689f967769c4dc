using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class RegisterPage(PageRegistration registration)
{
    [Function(nameof(RegisterPage))]
    [Described("Registers a page, or changes its registration.", typeof(PageAnswer), Body = typeof(PageRegistrationBody))]
    [Fails(400, "A part of the request is not usable; the detail says which and what to send instead.")]
    [Fails(413, "The body is too large.")]
    [Fails(422, "The network does not accept the token.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Admin, "post", Route = "pages")] HttpRequest request) =>
        registration.RegisterAsync(request, request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}
