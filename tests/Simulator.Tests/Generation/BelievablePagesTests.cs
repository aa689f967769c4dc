using System.Text.Json.Nodes;

namespace Engagement.Simulator.Tests.Generation;

public sealed class BelievablePagesTests(GeneratedPages pages) : IClassFixture<GeneratedPages>
{
    private readonly Simulation _simulation = pages.Simulation;

    [Fact]
    public async Task ThreePages_HaveAboutThreeHundredPostsInNinetyDays()
    {
        var posts = 0;
        foreach (var page in _simulation.Server.Pages)
            posts += (await _simulation.TruthAsync("posts", page)).Count;

        _simulation.Server.Pages.Count.ShouldBe(3);
        posts.ShouldBeInRange(250, 350);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task EveryPage_HasExactlyOneViralPostInNinetyDays(int seed)
    {
        await using var simulation = await Simulation.StartAsync(seed: seed, pages: 6);

        foreach (var page in simulation.Server.Pages)
        {
            var posts = await simulation.TruthAsync("posts", page);
            var viral = posts.Where(p => p!["isViral"]!.GetValue<bool>()).ShouldHaveSingleItem()!;
            var ordinary = posts.Select(p => p!["views"]!.GetValue<long>()).Order().ElementAt(posts.Count / 2);
            // On its first day it has about half of what it will get.
            viral["views"]!.GetValue<long>().ShouldBeGreaterThan(4 * ordinary);
        }
    }

    [Fact]
    public async Task Campaigns_BringViewsAndLowerTheEngagementRate()
    {
        foreach (var page in _simulation.Server.Pages)
        {
            var days = await _simulation.TruthAsync("days", page);
            var viral = (await _simulation.TruthAsync("events", page))
                .Single(e => e!["kind"]!.GetValue<string>() == "viral_post")!["firstDay"]!.GetValue<string>();
            var ordinary = days.Where(d => !IsCampaign(d) && d!["day"]!.GetValue<string>() != viral).ToList();
            var campaign = days.Where(IsCampaign).ToList();

            campaign.Count.ShouldBeGreaterThan(4);
            campaign.Average(d => Value(d, "views")).ShouldBeGreaterThan(1.3 * ordinary.Average(d => Value(d, "views")));
            Rate(campaign).ShouldBeLessThan(0.75 * Rate(ordinary));
            campaign.ShouldAllBe(d => Value(d, "views_from_ads") > 0);
            ordinary.ShouldAllBe(d => Value(d, "views_from_ads") == 0);
        }
    }

    [Fact]
    public async Task Weekdays_AreTellableFromTwoYearsOfVisits()
    {
        await using var simulation = await Simulation.StartAsync(days: 728, pages: 3);
        var museum = await simulation.TruthAsync("days", simulation.Server.Pages[1]);

        double Mean(DayOfWeek weekday) => museum.Where(d => Day(d).DayOfWeek == weekday).Average(d => Value(d, "page_visits"));

        Mean(DayOfWeek.Sunday).ShouldBeGreaterThan(1.2 * Mean(DayOfWeek.Monday));
    }

    [Fact]
    public async Task Pages_DifferInLanguageHoursAndSize()
    {
        var profiles = new List<(double French, double Followers, double PostsPerDay)>();
        foreach (var page in _simulation.Server.Pages)
        {
            var posts = await _simulation.TruthAsync("posts", page);
            var days = await _simulation.TruthAsync("days", page);
            profiles.Add((posts.Average(p => p!["message"]!.GetValue<string>().Split(' ')
                .Any(w => w is "le" or "la" or "les" or "de" or "une" or "vous") ? 1.0 : 0), Value(days[^1], "followers"),
                    posts.Count / 90.0));
        }

        profiles[1].French.ShouldBeLessThan(0.3);
        profiles[2].French.ShouldBeGreaterThan(0.6);
        profiles.Select(p => p.Followers).ShouldBe(profiles.Select(p => p.Followers).OrderDescending());
        profiles[0].PostsPerDay.ShouldBeGreaterThan(profiles[2].PostsPerDay);
    }

    [Fact]
    public async Task Comments_HaveQuestionsComplaintsPraiseAndRepliesInOrderOfTime()
    {
        var comments = (await _simulation.TruthAsync("comments")).Select(c => c!.AsObject()).ToList();

        comments.Select(c => c["kind"]!.GetValue<string>()).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(["complaint", "courtesy", "insult", "praise", "question", "remark", "reply", "spam"]);
        comments.Select(c => c["id"]!.GetValue<string>()).Distinct().Count().ShouldBe(comments.Count);
        var times = comments.ToDictionary(c => c["id"]!.GetValue<string>(), c => c["createdAt"]!.GetValue<DateTimeOffset>());
        comments.Where(c => c["parentId"] is not null)
            .ShouldAllBe(reply => times[reply["id"]!.GetValue<string>()] >= times[reply["parentId"]!.GetValue<string>()]);
    }

    [Fact]
    public async Task Days_AddUp()
    {
        foreach (var page in _simulation.Server.Pages)
        {
            foreach (var day in await _simulation.TruthAsync("days", page))
            {
                foreach (var values in new[] { day!["values"]!.AsObject(), day["served"]!.AsObject() })
                {
                    long Of(string name) => values[name]!.GetValue<long>();
                    Of("engagements")
                        .ShouldBeGreaterThanOrEqualTo(values.Where(v => v.Key.StartsWith("reactions_", StringComparison.Ordinal))
                            .Sum(v => v.Value!.GetValue<long>()));
                    Of("viewers").ShouldBeInRange(1, Of("views"));
                    Of("views_from_ads").ShouldBeLessThanOrEqualTo(Of("views"));
                    Of("viewers_7d").ShouldBeGreaterThanOrEqualTo(Of("viewers"));
                    Of("viewers_28d").ShouldBeGreaterThanOrEqualTo(Of("viewers_7d"));
                    Of("new_follows_paid").ShouldBeLessThanOrEqualTo(Of("new_follows"));
                }
            }
        }
    }

    [Fact]
    public async Task ReactionsOfDays_AreThoseOfThePosts()
    {
        // A post keeps getting reactions for 14 days, so the posts of all days but the first 14 can be followed from beginning to end.
        await using var longer = await Simulation.StartAsync(days: 104, pages: 1);
        var days = (await longer.TruthAsync("days"))
            .Sum(d => d!["values"]!.AsObject().Where(v => v.Key.StartsWith("reactions_", StringComparison.Ordinal))
                .Sum(v => v.Value!.GetValue<long>()));
        var posts = (await longer.TruthAsync("posts")).Sum(p => p!["reactions"]!.GetValue<long>());

        posts.ShouldBeLessThanOrEqualTo(days);
        ((double)posts).ShouldBeGreaterThan(0.97 * days);
    }

    private static bool IsCampaign(JsonNode? day) => day!["isCampaign"]!.GetValue<bool>();

    private static long Value(JsonNode? day, string measure) => day!["values"]![measure]!.GetValue<long>();

    private static double Rate(IReadOnlyCollection<JsonNode?> days) =>
        (double)days.Sum(d => Value(d, "engagements")) / days.Sum(d => Value(d, "views"));

    private static DateOnly Day(JsonNode? day) =>
        DateOnly.ParseExact(day!["day"]!.GetValue<string>(), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
