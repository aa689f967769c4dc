using System.Text.Json;
using Engagement.Functions.Report;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Report;

public class PostsReportTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Get_WithoutDays_ShowsThePostsOfTheLast28InOrder()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Posts =
        [
            StubShapes.Post("3", "2026-11-21T12:00:00+0000", reactions: 4, message: "Ouvert dimanche"),
            StubShapes.Post("2", "2026-10-25T12:00:00+0000"),
            StubShapes.Post("1", "2026-10-24T12:00:00+0000"),
        ];
        await using var pipeline = await RunAsync(stub);

        var body = (await GetAsync(pipeline)).Body;

        (body.GetProperty("firstDay").GetString(), body.GetProperty("lastDay").GetString()).ShouldBe(("2026-10-25", "2026-11-21"));
        body.GetProperty("posts").EnumerateArray().Select(Id).ShouldBe(["1000_2", "1000_3"]);
        var newest = body.GetProperty("posts")[1];
        newest.GetProperty("day").GetString().ShouldBe("2026-11-21");
        newest.GetProperty("type").GetString().ShouldBe("photo");
        newest.GetProperty("message").GetString().ShouldBe("Ouvert dimanche");
        newest.GetProperty("permalink").GetString().ShouldBe("https://www.facebook.com/1000/posts/3");
        Reactions(newest).ShouldBe("""{"value":4,"status":"ok"}""");
    }

    [Fact]
    public async Task Get_AsOf_ShowsCountsAsKnownThenWithoutTexts()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Posts = [StubShapes.Post("1", "2026-11-20T12:00:00+0000", reactions: 4)];
        await using var pipeline = await RunAsync(stub);
        stub.Posts = [StubShapes.Post("1", "2026-11-20T12:00:00+0000", reactions: 9)];
        pipeline.Clock.Advance(TimeSpan.FromDays(1));
        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync();

        var then = (await GetAsync(pipeline, new(null, null, "2026-11-21"))).Body.GetProperty("posts")[0];
        var now = (await GetAsync(pipeline)).Body.GetProperty("posts")[0];

        Reactions(then).ShouldBe("""{"value":4,"status":"ok"}""");
        then.GetProperty("message").ValueKind.ShouldBe(JsonValueKind.Null);
        Reactions(now).ShouldBe("""{"value":9,"status":"ok"}""");
    }

    [Theory]
    [InlineData("1000", "21.11.2026", 400, "'21.11.2026'")]
    [InlineData("999", null, 404, "facebook/999")]
    public async Task Get_BadInput_NamesTheValue(string id, string? asOf, int status, string detail)
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await RunAsync(stub);

        var answer = await pipeline.SendAsync(await pipeline.Get<PostsReport>().GetAsync("facebook", id, new(null, null, asOf), null, null, CancellationToken.None));

        answer.Status.ShouldBe(status);
        answer.Body.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain(detail);
    }

    private static string? Id(JsonElement post) => post.GetProperty("id").GetString();

    private static string Reactions(JsonElement post) => post.GetProperty("values").GetProperty("reactions").GetRawText();

    private static async Task<HttpAnswer> GetAsync(Pipeline pipeline, RangeQuery? query = null) => await pipeline.SendAsync(
        await pipeline.Get<PostsReport>().GetAsync("facebook", "1000", query ?? new(null, null, null), null, null, CancellationToken.None));

    private async Task<Pipeline> RunAsync(GraphStub stub)
    {
        var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri);
        await pipeline.RegisterAsync();
        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync();
        return pipeline;
    }
}
