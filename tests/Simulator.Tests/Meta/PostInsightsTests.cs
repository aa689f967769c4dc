namespace Engagement.Simulator.Tests.Meta;

public sealed class PostInsightsTests(GeneratedPages pages) : IClassFixture<GeneratedPages>, IAsyncLifetime
{
    private readonly Simulation _simulation = pages.Simulation;
    private string _post = "";

    public async ValueTask InitializeAsync()
    {
        _post = (await _simulation.TruthAsync("posts"))[5]!["id"]!.GetValue<string>();
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task PostInsights_Lifetime_HasNoEndTimeAndTheTrueCounts()
    {
        var truth = (await _simulation.TruthAsync("posts"))[5]!;

        var answer = await _simulation.GetAsync($"v26.0/{_post}/insights?metric=post_media_view,post_total_media_view_unique,post_clicks&period=lifetime");

        var values = answer["data"]!.AsArray()
            .ToDictionary(e => e!["name"]!.GetValue<string>(), e => e!["values"]!.AsArray().Single()!.AsObject());
        values["post_media_view"]["value"]!.GetValue<long>().ShouldBe(truth["views"]!.GetValue<long>());
        values["post_total_media_view_unique"]["value"]!.GetValue<long>().ShouldBe(truth["viewers"]!.GetValue<long>());
        values["post_clicks"]["value"]!.GetValue<long>().ShouldBe(truth["clicks"]!.GetValue<long>());
        values.Values.ShouldAllBe(v => !v.ContainsKey("end_time"));
        answer["data"]![0]!["id"]!.GetValue<string>().ShouldBe($"{_post}/insights/post_media_view/lifetime");
    }

    [Fact]
    public async Task PostInsights_NoPeriod_GivesSomeMetricsTwice()
    {
        var answer = await _simulation.GetAsync($"v26.0/{_post}/insights?metric=post_reactions_by_type_total");

        answer["data"]!.AsArray().Select(e => e!["period"]!.GetValue<string>()).ShouldBe(["lifetime", "day"]);
    }

    [Theory]
    [InlineData("metric=post_impressions&period=lifetime", 100)]
    [InlineData("metric=post_impressions_unique,post_clicks&period=lifetime", 100)]
    [InlineData("metric=post_clicks&period=week", 100)]
    [InlineData("metric=post_clicks&breakdown=is_from_ads", 100)]
    [InlineData("period=lifetime", 3001)]
    public async Task PostInsights_BadQuestion_IsRefused(string query, int code)
    {
        (await _simulation.ErrorAsync($"v26.0/{_post}/insights?{query}", 400))["code"]!.GetValue<int>().ShouldBe(code);
    }

    [Fact]
    public async Task PostInsights_InsideAListOfPosts_GiveTheSameValues()
    {
        var alone = await _simulation.GetAsync($"v26.0/{_post}/insights?metric=post_media_view&period=lifetime");
        var posts = await _simulation.AllPostsAsync("limit=100&fields=insights.metric(post_media_view).period(lifetime)");

        posts.Single(p => p["id"]!.GetValue<string>() == _post)["insights"]!["data"]!.ToJsonString()
            .ShouldBe(alone["data"]!.ToJsonString());
    }
}
