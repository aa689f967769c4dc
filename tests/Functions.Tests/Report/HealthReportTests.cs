using Azure.Data.Tables;
using Engagement.Functions.Report;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engagement.Functions.Tests.Report;

public class HealthReportTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Get_AllCollected_IsOk()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri);
        await pipeline.RegisterAsync();
        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync();

        var answer = await GetAsync(pipeline);

        answer.Status.ShouldBe(200);
        answer.Body.GetRawText().ShouldBe("""{"status":"ok","poison":{"alert":0,"audit":0,"check-token":0,"collect":0,"detect":0,"digest":0,"erase":0,"feed-change":0,"forget-texts":0,"peer-shocks":0,"purge":0,"qualify":0,"quantify":0},"pages":{"ok":1},"tokensExpiringWithin14Days":0}""");
    }

    [Fact]
    public async Task Get_PoisonAndUncollectedPages_AskForAttention()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();
        var poison = pipeline.Queues.Client("collect-poison");
        await poison.CreateIfNotExistsAsync();
        await poison.SendMessageAsync("given up");

        var answer = await GetAsync(pipeline);

        answer.Status.ShouldBe(200);
        answer.Body.GetRawText().ShouldBe("""{"status":"attention","poison":{"alert":0,"audit":0,"check-token":0,"collect":1,"detect":0,"digest":0,"erase":0,"feed-change":0,"forget-texts":0,"peer-shocks":0,"purge":0,"qualify":0,"quantify":0},"pages":{"not_collected":1},"tokensExpiringWithin14Days":0}""");
    }

    [Fact]
    public async Task Get_StorageGone_Is503WithinSeconds()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        const string Gone = "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;QueueEndpoint=http://127.0.0.1:9/a;TableEndpoint=http://127.0.0.1:9/a;";
        var tables = new PipelineTables(new TableServiceClient(Gone));
        var report = new HealthReport(new(tables, new(tables)), new(new(Gone)), TimeProvider.System, NullLogger<HealthReport>.Instance);

        var answer = await pipeline.SendAsync(await report.GetAsync(CancellationToken.None));

        answer.Status.ShouldBe(503);
        answer.Body.GetProperty("status").GetString().ShouldBe("storage_unreachable");
    }

    private static async Task<HttpAnswer> GetAsync(Pipeline pipeline) =>
        await pipeline.SendAsync(await pipeline.Get<HealthReport>().GetAsync(CancellationToken.None));
}
