using Engagement.Functions.Objectives;
using Engagement.Functions.Tests.Feed;
using Engagement.Functions.Tests.Harness;
using Engagement.Functions.Tests.Report;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Objectives;

public class ObjectiveApiTests(AzuriteFixture azurite)
{
    private const string Contacts = """{"name":"Qualified contacts","kind":"level","target":2,"unit":"qualified contacts","firstDay":"2026-05-01","deadline":"2026-12-31"}""";

    [Fact]
    public async Task Objective_OfValuesEnteredByHand_IsJudgedAndRemoved()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();

        (await PutAsync(pipeline, Contacts)).Body.GetProperty("verdict").GetString().ShouldBe("not_enough_data");
        foreach (var (month, value) in new[] { (5, 0), (6, 1), (7, 1), (8, 2), (8, 3), (9, 3), (10, 4) })
            (await AddAsync(pipeline, $$"""{"firstDay":"2026-{{month:D2}}-01","value":{{value}}}""")).Status.ShouldBe(200);
        var listed = await pipeline.SendAsync(await Api(pipeline).ListAsync("facebook", "1000", CancellationToken.None));

        var one = listed.Body.GetProperty("objectives").EnumerateArray().Single();
        one.GetProperty("verdict").GetString().ShouldBe("on_track");
        one.GetProperty("actual").GetDouble().ShouldBe(4);
        (one.GetProperty("n").GetInt32(), one.GetProperty("periodsLeft").GetInt32()).ShouldBe((6, 2));
        one.GetProperty("forecast").GetProperty("value").GetDouble().ShouldBeGreaterThan(4);
        (await pipeline.FeedAsync("Objectives?$select=Key,Verdict")).Body.ShouldContain("""{"Key":"facebook~1000~contacts","Verdict":"on_track"}""");

        await Api(pipeline).RemoveAsync("facebook", "1000", "contacts", CancellationToken.None);
        (await pipeline.SendAsync(await Api(pipeline).GetAsync("facebook", "1000", "contacts", CancellationToken.None))).Status.ShouldBe(404);
        (await PutAsync(pipeline, Contacts)).Body.GetProperty("n").GetInt32().ShouldBe(0, "its values went with it");
    }

    [Fact]
    public async Task Objective_OfAKpi_IsJudgedByItsPeriods()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Value = (_, day) => 10;
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri);
        await pipeline.RegisterAsync();
        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync();

        var answer = await PutAsync(pipeline, """{"name":"Views","kind":"sum","target":1000,"cadence":"week","firstDay":"2026-10-05","deadline":"2026-11-29","kpiId":"views"}""");

        // Six whole weeks of 70 views are over on 21 November.
        answer.Body.GetProperty("actual").GetDouble().ShouldBe(420);
        answer.Body.GetProperty("verdict").GetString().ShouldBe("at_risk");
        answer.Body.GetProperty("unit").GetString().ShouldBe("Views");
        (await AddAsync(pipeline, """{"firstDay":"2026-10-05","value":1}""")).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("""{"name":"N","kind":"level","unit":"u","firstDay":"2026-05-01","deadline":"2026-12-31"}""", "target")]
    [InlineData("""{"name":"N","kind":"most","target":2,"unit":"u","firstDay":"2026-05-01","deadline":"2026-12-31"}""", "kind")]
    [InlineData("""{"name":"N","kind":"sum","target":2,"unit":"u","firstDay":"2026-05-02","deadline":"2026-12-31"}""", "firstDay")]
    [InlineData("""{"name":"N","kind":"sum","target":2,"unit":"u","firstDay":"2026-05-01","deadline":"31.12.2026"}""", "deadline")]
    [InlineData("""{"name":"N","kind":"sum","target":2,"firstDay":"2026-05-01","deadline":"2026-12-31","kpiId":"engagement_rate_by_views"}""", "kind")]
    [InlineData("""{"name":"N","kind":"sum","target":2,"firstDay":"2026-05-01","deadline":"2026-12-31","kpiId":"followers"}""", "kind")]
    [InlineData("""{"name":"N","kind":"level","target":2,"firstDay":"2026-05-01","deadline":"2026-12-31","kpiId":"none"}""", "kpiId")]
    [InlineData("not json", "body")]
    public async Task Put_BadBody_NamesTheField(string body, string field)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();

        var answer = await PutAsync(pipeline, body);

        answer.Status.ShouldBe(400);
        answer.Body.GetProperty("field").GetString().ShouldBe(field);
    }

    [Theory]
    [InlineData("""{"firstDay":"2026-05-15","value":1}""", "firstDay")]
    [InlineData("""{"firstDay":"2027-05-01","value":1}""", "firstDay")]
    [InlineData("""{"firstDay":"2026-05-01"}""", "value")]
    public async Task AddValue_BadBody_NamesTheField(string body, string field)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();
        await PutAsync(pipeline, Contacts);

        (await AddAsync(pipeline, body)).Body.GetProperty("field").GetString().ShouldBe(field);
    }

    private static ObjectiveApi Api(Pipeline pipeline) => pipeline.Get<ObjectiveApi>();

    private static async Task<HttpAnswer> PutAsync(Pipeline pipeline, string body) =>
        await pipeline.SendAsync(await Api(pipeline).PutAsync(HttpAnswers.Request(body), "facebook", "1000", "contacts", CancellationToken.None));

    private static async Task<HttpAnswer> AddAsync(Pipeline pipeline, string body) =>
        await pipeline.SendAsync(await Api(pipeline).AddValueAsync(HttpAnswers.Request(body), "facebook", "1000", "contacts", CancellationToken.None));
}
