using Azure;
using Engagement.Functions.Report;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Engagement.Functions.Tests.Report;

public class ProblemTests
{
    [Fact]
    public async Task OrStorageTroubleAsync_StorageFails_Is503WithoutDetailsOfStorage()
    {
        var answer = await Task.FromException<IResult>(new RequestFailedException(403, "account name and key")).OrStorageTroubleAsync();

        var problem = answer.ShouldBeOfType<ProblemHttpResult>();
        problem.StatusCode.ShouldBe(503);
        problem.ProblemDetails.Detail.ShouldNotBeNull().ShouldNotContain("key");
    }

    [Fact]
    public async Task OrStorageTroubleAsync_OtherErrors_PassThrough() =>
        await Should.ThrowAsync<FormatException>(() => Task.FromException<IResult>(new FormatException()).OrStorageTroubleAsync());
}
