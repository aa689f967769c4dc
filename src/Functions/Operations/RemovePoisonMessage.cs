using Engagement.Functions.Api;
using Engagement.Functions.Report;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Operations;

internal sealed class RemovePoisonMessage(PoisonApi poison)
{
    [Function(nameof(RemovePoisonMessage))]
    [Described("Deletes a message that was given up, for good.", Status = StatusCodes.Status204NoContent)]
    [Fails(404, "There is no such queue, or no such message.")]
    [Fails(503, "Storage did not answer.")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "delete", Route = "operations/poison/{queue}/messages/{message}")] HttpRequest request, string queue, string message) =>
        poison.RemoveAsync(queue, message, request.HttpContext.RequestAborted).OrStorageTroubleAsync();
}
