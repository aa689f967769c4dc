using System.Text.Json;
using Engagement.Core.Kpis;
using Engagement.Functions.Report;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Report;

public class ScorecardReportTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Get_CollectedPage_ShowsEveryKpi()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Posts = [StubShapes.Post("1", "2026-11-19T10:00:00+0000", reactions: 40)];
        await using var pipeline = await RunAsync(stub);

        var answer = await GetAsync(pipeline, days: "7");

        answer.Status.ShouldBe(200);
        answer.Body.GetProperty("status").GetString().ShouldBe("ok");
        answer.Body.GetProperty("page").GetProperty("id").GetString().ShouldBe("1000");
        answer.Body.GetProperty("period").GetRawText().ShouldBe("""{"days":7,"firstDay":"2026-11-15","lastDay":"2026-11-21"}""");
        var kpis = answer.Body.GetProperty("kpis").EnumerateArray().ToList();
        kpis.Select(k => k.GetProperty("id").GetString()).ShouldBe(QuantitativeKpis.Definitions.Select(d => d.Id));
        var views = kpis.Single(k => k.GetProperty("id").GetString() == "views");
        views.GetProperty("value").GetDouble().ShouldBe(Enumerable.Range(15, 7).Sum(day => stub.Value("page_media_view", new(2026, 11, day))!.Value));
        views.GetProperty("definition").GetString().ShouldBe("views@1");
        views.GetProperty("name").GetProperty("fr").GetString().ShouldNotBeNullOrEmpty();
        views.GetProperty("subject").ValueKind.ShouldBe(JsonValueKind.Null);
        kpis.Single(k => k.GetProperty("id").GetString() == "best_post").GetProperty("subject").GetRawText().ShouldBe(
            """{"postId":"1000_1","permalink":"https://www.facebook.com/1000/posts/1","createdAt":"2026-11-19T10:00:00+00:00","message":"Bonjour"}""");
    }

    [Theory]
    [InlineData(null, 28)]
    [InlineData("", 28)]
    [InlineData("90", 90)]
    public async Task Get_Days_ChooseThePeriod(string? days, int expected)
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await RunAsync(stub);

        var answer = await GetAsync(pipeline, days: days);

        answer.Body.GetProperty("period").GetProperty("days").GetInt32().ShouldBe(expected);
        answer.Body.GetProperty("kpis").GetArrayLength().ShouldBe(QuantitativeKpis.Definitions.Count);
    }

    [Fact]
    public async Task Get_RefusedPage_SaysWhyInEveryPlace()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Instead = _ => new(400, GraphStub.Error(190, 463));
        await using var pipeline = await RunAsync(stub);

        var answer = await GetAsync(pipeline);

        answer.Body.GetProperty("status").GetString().ShouldBe("token_expired");
        answer.Body.GetProperty("statusReason").GetString().ShouldNotBeNull().ShouldContain("Facebook__PageTokens__1000");
        answer.Body.GetProperty("kpis").EnumerateArray().ShouldAllBe(k => k.GetProperty("value").ValueKind == JsonValueKind.Null);
        answer.Body.GetProperty("kpis").EnumerateArray().Single(k => k.GetProperty("id").GetString() == "views").GetProperty("status").GetString().ShouldBe("token_expired");
    }

    [Fact]
    public async Task Get_NothingComputedYet_HasNoKpis()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();

        var answer = await GetAsync(pipeline);

        answer.Status.ShouldBe(200);
        answer.Body.GetProperty("status").GetString().ShouldBe("not_collected");
        answer.Body.GetProperty("kpis").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("facebook", "1000", "30", 400, "'30'")]
    [InlineData("facebook", "1000", "0x7", 400, "7, 28, 90")]
    [InlineData("facebook", "1000", "-7", 400, "'-7'")]
    [InlineData("myspace", "1000", "7", 400, "facebook, x")]
    [InlineData("facebook", "a b", "7", 400, "'a b'")]
    [InlineData("facebook", "999", "7", 404, "facebook/999")]
    public async Task Get_BadInput_NamesValueAndRemedy(string network, string id, string days, int status, string detail)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));

        var answer = await GetAsync(pipeline, network, id, days);

        answer.Status.ShouldBe(status);
        answer.ContentType.ShouldBe("application/problem+json");
        answer.Body.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain(detail);
    }

    private static async Task<HttpAnswer> GetAsync(Pipeline pipeline, string network = "facebook", string id = "1000", string? days = null) =>
        await pipeline.SendAsync(await pipeline.Get<ScorecardReport>().GetAsync(network, id, days, CancellationToken.None));

    private async Task<Pipeline> RunAsync(GraphStub stub)
    {
        var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri);
        await pipeline.RegisterAsync();
        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync();
        return pipeline;
    }
}
