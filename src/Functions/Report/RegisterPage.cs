using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Report;

internal sealed class RegisterPage(PageRegistration registration)
{
    [Function(nameof(RegisterPage))]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Admin, "post", Route = "pages")] HttpRequest request) =>
        registration.RegisterAsync(request, request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}
