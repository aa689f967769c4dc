using System.Text.Json.Nodes;

namespace Engagement.Simulator.Tests.X;

public sealed class BelievableAccountsTests(GeneratedAccounts accounts) : IClassFixture<GeneratedAccounts>
{
    private readonly XSimulation _x = accounts.Simulation;

    [Fact]
    public async Task Followers_MoveByWhatIsGainedAndLost()
    {
        foreach (var account in _x.Server.XAccounts)
        {
            var days = await _x.TruthAsync("days", account);
            days.Count.ShouldBe(90);
            days[0]!["day"]!.GetValue<string>().ShouldBe("2026-08-24");
            days[^1]!["day"]!.GetValue<string>().ShouldBe("2026-11-21");
            for (var i = 1; i < days.Count; i++)
                Number(days[i]!, "followers").ShouldBe(Number(days[i - 1]!, "followers") + Number(days[i]!, "gained") - Number(days[i]!, "lost"));
        }
    }

    [Fact]
    public async Task Posts_AreOfEveryKindAndInBothLanguages()
    {
        foreach (var account in _x.Server.XAccounts)
        {
            var posts = await _x.TruthAsync("posts", account);
            posts.Select(p => p!["kind"]!.GetValue<string>()).Distinct().Order()
                .ShouldBe(["mention", "original", "reply", "repost", "source"]);
            posts.Where(p => !p!["isOwn"]!.GetValue<bool>()).Select(p => p!["language"]!.GetValue<string>()).Distinct().Order()
                .ShouldBe(["en", "fr"]);
            posts.ShouldContain(p => p!["isViral"]!.GetValue<bool>());
        }
    }

    [Fact]
    public async Task Posts_AnswerLaterThanWhatTheyAnswer()
    {
        var posts = (await _x.TruthAsync("posts", _x.Shop)).ToDictionary(p => p!["id"]!.GetValue<string>(), p => p!);
        var pairs = posts.Values.Where(p => p["referencedId"] is { } id && posts.ContainsKey(id.GetValue<string>())).ToList();

        pairs.Count.ShouldBeGreaterThan(100);
        pairs.ShouldAllBe(p => At(p) > At(posts[p["referencedId"]!.GetValue<string>()]));
    }

    [Fact]
    public async Task Followers_OnlyTheBuyerHasManyBoughtOnes()
    {
        (await BoughtShareAsync(_x.Museum)).ShouldBeInRange(0.2, 0.7);
        (await BoughtShareAsync(_x.Shop)).ShouldBeInRange(0.001, 0.1);
    }

    [Fact]
    public async Task Followers_BoughtTogether_LookBoughtAndWereMadeTogether()
    {
        var truth = (await _x.TruthAsync("followers", _x.Museum)).ToDictionary(f => f!["id"]!.GetValue<string>(), f => f!);
        var profiles = (await _x.GetAsync($"users/{_x.Museum.Id}/followers?max_results=1000"
            + "&user.fields=created_at,public_metrics,description,profile_image_url"))["data"]!.AsArray();
        var (bought, genuine) = (Where(true), Where(false));

        Median(bought, "followers_count").ShouldBeLessThan(Median(genuine, "followers_count") / 3);
        Median(bought, "following_count").ShouldBeGreaterThan(Median(genuine, "following_count") * 2);
        Median(bought, "tweet_count").ShouldBeLessThan(10);
        var batch = bought.GroupBy(u => truth[u["id"]!.GetValue<string>()]["batch"]?.GetValue<int>()).Where(g => g.Key is not null)
            .MaxBy(g => g.Count())!;
        batch.Count().ShouldBeGreaterThan(20);
        (batch.Max(u => u["created_at"]!.GetValue<DateTimeOffset>()) - batch.Min(u => u["created_at"]!.GetValue<DateTimeOffset>()))
            .ShouldBeLessThan(TimeSpan.FromDays(7));

        List<JsonNode> Where(bool isBought) =>
            [.. profiles.Select(u => u!).Where(u => truth[u["id"]!.GetValue<string>()]["isBought"]!.GetValue<bool>() == isBought)];
    }

    [Fact]
    public async Task Metrics_GrowWithThePostsAgeAndNeverFall()
    {
        var clock = FixedClock.AtNoonOf(2026, 11, 2);
        await using var x = await XSimulation.StartAsync(clock, accounts: 1);
        var id = (await x.TruthAsync("posts", x.Shop)).First(p => p!["kind"]!.GetValue<string>() == "original")!["id"]!.GetValue<string>();
        var seen = new List<long>();

        for (var day = 0; day < 16; day++, clock.Now = clock.Now.AddDays(1))
            seen.Add((await x.GetAsync($"tweets/{id}?tweet.fields=public_metrics"))["data"]!["public_metrics"]!["impression_count"]!.GetValue<long>());

        seen.ShouldBe(seen.Order());
        seen[^1].ShouldBe(seen[^2]);
        seen[0].ShouldBeLessThan(seen[^1] * 2 / 3);
    }

    private static long Number(JsonNode node, string name) => node[name]!.GetValue<long>();

    private static DateTimeOffset At(JsonNode post) => post["createdAt"]!.GetValue<DateTimeOffset>();

    private static double Median(List<JsonNode> users, string metric) =>
        users.Select(u => u["public_metrics"]![metric]!.GetValue<long>()).Order().ElementAt(users.Count / 2);

    private async Task<double> BoughtShareAsync(SimulatedXAccount account)
    {
        var followers = await _x.TruthAsync("followers", account);
        return followers.Count(f => f!["isBought"]!.GetValue<bool>()) / (double)followers.Count;
    }
}
