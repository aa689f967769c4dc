using System.Text.Json.Nodes;

namespace Engagement.Simulator.Tests.Meta;

public sealed class PageNodeTests
{
    [Fact]
    public async Task Page_RequestedFields_AreThereAndThoseWithoutValueAreAbsent()
    {
        await using var simulation = await Simulation.StartAsync();

        var page = await simulation.GetAsync("v26.0/{page}?fields=id,name,username,category,link,fan_count,followers_count,is_published,overall_star_rating,instagram_business_account");

        page.Select(p => p.Key).ShouldBe(["id", "name", "username", "category", "link", "fan_count", "followers_count", "is_published"]);
        var follows = await simulation.PointsAsync("page_follows", "day", "2026-11-20", "2026-11-22");
        page["followers_count"]!.GetValue<long>().ShouldBe(follows[^1].Value);
        var truth = JsonNode.Parse(await simulation.Client.GetStringAsync(new Uri($"truth/pages/{simulation.Page.Id}", UriKind.Relative)))!;
        page["followers_count"]!.GetValue<long>().ShouldBe(truth["followersNow"]!.GetValue<long>());
        page["fan_count"]!.GetValue<long>().ShouldBe(truth["fansNow"]!.GetValue<long>());
        page["fan_count"]!.GetValue<long>().ShouldBeLessThan(follows[^1].Value, "some follow a page without liking it");
    }

    [Fact]
    public async Task FollowersByCountry_EachDay_AreMostlyAtHomeAndNeverMoreThanAll()
    {
        await using var simulation = await Simulation.StartAsync(pages: 1);

        var followers = (await simulation.PointsAsync("page_follows", "day", "2026-11-01", "2026-11-22")).ToDictionary(p => p.EndTime, p => p.Value);
        var answer = await simulation.GetAsync("v26.0/{page}/insights?metric=page_follows_country&period=day&since=2026-11-01&until=2026-11-22");

        var points = answer["data"]![0]!["values"]!.AsArray();
        points.Count.ShouldBe(21);
        foreach (var point in points)
        {
            var countries = point!["value"]!.AsObject().ToDictionary(c => c.Key, c => c.Value!.GetValue<long>());
            var all = followers[point["end_time"]!.GetValue<string>()];
            countries.MaxBy(c => c.Value).Key.ShouldBe(simulation.Page.Market);
            countries.Values.Sum().ShouldBeInRange(all * 9 / 10, all - 1);
        }
    }

    [Fact]
    public async Task Page_NoFields_HasNameAndId()
    {
        await using var simulation = await Simulation.StartAsync(pages: 1);

        (await simulation.GetAsync("v26.0/{page}")).Select(p => p.Key).ShouldBe(["name", "id"]);
        (await simulation.GetAsync("v26.0/me"))["id"]!.GetValue<string>().ShouldBe(simulation.Page.Id);
    }

    [Fact]
    public async Task Page_UnknownField_IsRefusedByName()
    {
        await using var simulation = await Simulation.StartAsync(pages: 1);

        var error = await simulation.ErrorAsync("v26.0/{page}?fields=name,shoe_size", 400);

        error["message"]!.GetValue<string>().ShouldBe("(#100) Tried accessing nonexisting field (shoe_size) on node type (Page)");
    }
}
