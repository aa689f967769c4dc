namespace Engagement.Acceptance.Feed;

[Collection(FeedTests.Name)]
public sealed class OpenApiTests(FeedWorld world)
{
    [Fact]
    public async Task Document_PassesTheSchemaOfOpenApi()
    {
        using var answer = await world.SendAsync("/api/openapi.json", key: null);
        answer.EnsureSuccessStatusCode();

        var (exitCode, complaints) = await SchemaCheck.RunAsync("openapi", await answer.Content.ReadAsStringAsync());

        exitCode.ShouldBe(0, complaints);
    }

    [Fact]
    public async Task Scorecard_AskedAgainWithItsTag_IsNotModified()
    {
        var path = $"/api/pages/facebook/{world.OwnPage}/scorecard";
        using var first = await world.SendAsync(path);

        using var again = await world.SendAsync(path, headers: ("If-None-Match", first.Headers.ETag!.Tag));

        again.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotModified);
    }
}
