using Engagement.Functions.Report;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Report;

public class PageRegistrationTests(AzuriteFixture azurite)
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9");

    [Fact]
    public async Task Register_NewPage_IsListedWithItsTarget()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);

        var answer = await RegisterAsync(pipeline, """{"network":"Facebook","id":"1000","name":"Caf\u00e9","timeZone":"Europe/Paris","market":"FR"}""");

        answer.Status.ShouldBe(200);
        var page = (await PagesAsync(pipeline)).ShouldHaveSingleItem();
        page.ShouldBe("""{"network":"facebook","id":"1000","name":"Café","timeZone":"Europe/Paris","market":"FR","businessHours":null,"lastDay":null,"collects":["insights","posts","comments"],"status":"not_collected","statusReason":null,"collectedFromDay":null,"collectedThroughDay":null,"computedThroughDay":null,"targetDay":"2026-11-21","streams":[{"name":"comments","status":"not_collected","statusReason":null,"collectedFromDay":null,"collectedThroughDay":null}],"token":null,"tenant":null}""");
        answer.Body.GetRawText().ShouldStartWith(page[..^1]);
    }

    [Fact]
    public async Task Register_Again_ReplacesTheRegistration()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);
        await RegisterAsync(pipeline, """{"network":"facebook","id":"1000","name":"Old","market":"FR"}""");

        await RegisterAsync(pipeline, """{"network":"facebook","id":"1000","name":"New","lastDay":"2018-07-19"}""");

        var page = (await PagesAsync(pipeline)).ShouldHaveSingleItem();
        page.ShouldContain("\"name\":\"New\"");
        page.ShouldContain("\"market\":null");
        page.ShouldContain("\"targetDay\":\"2018-07-19\"");
    }

    [Theory]
    [InlineData("""{"id":"1000"}""", "network", "use one of: facebook, x.")]
    [InlineData("""{"network":"myspace","id":"1000"}""", "network", "'myspace'")]
    [InlineData("""{"network":7,"id":"1000"}""", "network", "quotation marks")]
    [InlineData("""{"network":"facebook"}""", "id", "missing")]
    [InlineData("""{"network":"facebook","id":"a/b"}""", "id", "'a/b'")]
    [InlineData("""{"network":"facebook","id":1000}""", "id", "quotation marks")]
    [InlineData("""{"network":"facebook","id":"1000","timeZone":"Paris"}""", "timeZone", "Europe/Paris")]
    [InlineData("""{"network":"facebook","id":"1000","market":"France"}""", "market", "FR")]
    [InlineData("""{"network":"facebook","id":"1000","lastDay":"19.7.2018"}""", "lastDay", "'19.7.2018'")]
    [InlineData("""{"network":"facebook","id":"1000","lastDay":"0001-01-01"}""", "lastDay", "2004")]
    [InlineData("""{"network":"facebook","id":"1000","collects":["likes"]}""", "collects", "'likes'")]
    [InlineData("""{"network":"facebook","id":"1000","collects":[]}""", "collects", "insights, posts")]
    [InlineData("""{"network":"facebook","id":"1000","collects":"posts"}""", "collects", "array")]
    [InlineData("""["facebook"]""", "body", "not a JSON object")]
    [InlineData("""{"network":""", "body", "not JSON")]
    [InlineData("", "body", "not JSON")]
    public async Task Register_BadInput_NamesFieldValueAndRemedy(string body, string field, string detail)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);

        var answer = await RegisterAsync(pipeline, body);

        answer.Status.ShouldBe(400);
        answer.ContentType.ShouldBe("application/problem+json");
        answer.Body.GetProperty("field").GetString().ShouldBe(field);
        answer.Body.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain(detail);
        (await PagesAsync(pipeline)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("facebook")]
    [InlineData("x")]
    public async Task Register_NoToken_WarnsOfIt(string network)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);

        var answer = await RegisterAsync(pipeline, $$"""{"network":"{{network}}","id":"3000"}""");

        answer.Body.GetProperty("warnings").EnumerateArray().Single().GetString().ShouldNotBeNull().ShouldContain("No token is configured");
    }

    [Theory]
    [InlineData("""["posts"]""")]
    [InlineData("""["posts","comments"]""")]
    public async Task Register_SomeKindsOfData_AreShownAndStored(string collects)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);

        await RegisterAsync(pipeline, $$"""{"network":"facebook","id":"1000","collects":{{collects}}}""");

        (await PagesAsync(pipeline)).ShouldHaveSingleItem().ShouldContain($"\"collects\":{collects}");
    }

    [Fact]
    public async Task Register_PageOnX_IsListed()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);

        var answer = await RegisterAsync(pipeline, """{"network":"x","id":"2244994945"}""");

        answer.Status.ShouldBe(200);
        (await PagesAsync(pipeline)).ShouldHaveSingleItem().ShouldStartWith("""{"network":"x","id":"2244994945",""");
    }

    [Fact]
    public async Task Register_HugeBody_IsRefused()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);

        var answer = await RegisterAsync(pipeline, $$"""{"network":"facebook","id":"1000","name":"{{new string('x', 20_000)}}"}""");

        answer.Status.ShouldBe(413);
    }

    [Fact]
    public async Task Register_LongName_IsRefused()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);

        var answer = await RegisterAsync(pipeline, $$"""{"network":"facebook","id":"1000","name":"{{new string('x', 201)}}"}""");

        answer.Body.GetProperty("field").GetString().ShouldBe("name");
    }

    [Fact]
    public async Task List_MorePagesThanOneSegment_ListsAllWithTheirStates()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);
        foreach (var id in Enumerable.Range(0, 230))
            await pipeline.RegisterAsync($"{id}");
        await pipeline.QuantifyAsync("7", new(2026, 11, 21));
        await pipeline.QuantifyAsync("229", new(2026, 11, 21));

        var pages = await PagesAsync(pipeline);

        pages.Count.ShouldBe(230);
        pages.Count(p => p.Contains("\"computedThroughDay\":\"2026-11-21\"", StringComparison.Ordinal)).ShouldBe(2);
    }

    private static async Task<HttpAnswer> RegisterAsync(Pipeline pipeline, string body) =>
        await pipeline.SendAsync(await pipeline.Get<PageRegistration>().RegisterAsync(HttpAnswers.Request(body), CancellationToken.None));

    private static async Task<IReadOnlyList<string>> PagesAsync(Pipeline pipeline) =>
        [.. (await pipeline.ListPagesAsync()).Body.GetProperty("pages").EnumerateArray().Select(p => p.GetRawText())];
}
