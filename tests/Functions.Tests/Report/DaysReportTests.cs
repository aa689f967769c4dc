using System.Text.Json;
using Engagement.Functions.Report;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Report;

public class DaysReportTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Get_WithoutDays_ShowsTheLast28AsKnownNow()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await RunAsync(stub);

        var body = (await GetAsync(pipeline)).Body;

        (body.GetProperty("firstDay").GetString(), body.GetProperty("lastDay").GetString()).ShouldBe(("2026-10-25", "2026-11-21"));
        body.GetProperty("asOf").ValueKind.ShouldBe(JsonValueKind.Null);
        body.GetProperty("days").GetArrayLength().ShouldBe(28);
        var newest = body.GetProperty("days")[27];
        newest.GetProperty("day").GetString().ShouldBe("2026-11-21");
        newest.GetProperty("values").GetProperty("views").GetRawText().ShouldBe($$"""{"value":{{stub.Value("page_media_view", new(2026, 11, 21))}},"status":"provisional"}""");
    }

    [Fact]
    public async Task Get_AsOf_ShowsWhatWasKnownThenAndNamesTheRest()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await RunAsync(stub);
        stub.Value = (_, _) => 3;
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync();

        var then = (await GetAsync(pipeline, new("2026-11-21", "2026-11-22", "2026-11-21"))).Body.GetProperty("days");
        var now = (await GetAsync(pipeline, new("2026-11-21", "2026-11-22", null))).Body.GetProperty("days");

        Views(then[0]).ShouldNotBe("""{"value":3,"status":"provisional"}""");
        Views(then[1]).ShouldBe("""{"value":null,"status":"not_collected"}""");
        Views(now[0]).ShouldBe("""{"value":3,"status":"provisional"}""");
        Views(now[1]).ShouldBe("""{"value":3,"status":"provisional"}""");
    }

    [Theory]
    [InlineData("1000", "21.11.2026", null, null, 400, "'21.11.2026'")]
    [InlineData("1000", "2026-11-21", "2026-11-20", null, 400, "swap")]
    [InlineData("1000", "2024-01-01", "2026-11-20", null, 400, "at most 366")]
    [InlineData("1000", null, null, "yesterday", 400, "'yesterday'")]
    [InlineData("a b", null, null, null, 400, "'a b'")]
    [InlineData("999", null, null, null, 404, "facebook/999")]
    public async Task Get_BadInput_NamesValueAndRemedy(string id, string? firstDay, string? lastDay, string? asOf, int status, string detail)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();

        var answer = await pipeline.SendAsync(await pipeline.Get<DaysReport>().GetAsync("facebook", id, new(firstDay, lastDay, asOf), CancellationToken.None));

        answer.Status.ShouldBe(status);
        answer.Body.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain(detail);
    }

    private static string Views(JsonElement day) => day.GetProperty("values").GetProperty("views").GetRawText();

    private static async Task<HttpAnswer> GetAsync(Pipeline pipeline, RangeQuery? query = null) => await pipeline.SendAsync(
        await pipeline.Get<DaysReport>().GetAsync("facebook", "1000", query ?? new(null, null, null), CancellationToken.None));

    private async Task<Pipeline> RunAsync(GraphStub stub)
    {
        var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri);
        await pipeline.RegisterAsync();
        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync();
        return pipeline;
    }
}
