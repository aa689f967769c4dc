using System.Text.Json.Nodes;

namespace Engagement.Simulator.Tests.X;

public sealed class SearchTests(GeneratedAccounts accounts) : IClassFixture<GeneratedAccounts>
{
    private readonly XSimulation _x = accounts.Simulation;

    [Fact]
    public async Task Search_Conversation_IsTheWholeThread()
    {
        var posts = await RecentAsync(_x.Shop);
        var thread = posts.GroupBy(p => p["conversationId"]!.GetValue<string>()).First(g => g.Count() > 3);

        (await _x.AllIdsAsync($"tweets/search/recent?query=conversation_id:{thread.Key}", "next_token")).ShouldBe(Ids(thread));
    }

    [Fact]
    public async Task Search_From_IsTheAccountsPostsOfSevenDaysWithoutReposts()
    {
        var expected = Ids((await RecentAsync(_x.Museum)).Where(p => p["isOwn"]!.GetValue<bool>()));

        foreach (var token in new[] { "next_token", "pagination_token" })
            (await _x.AllIdsAsync($"tweets/search/recent?max_results=10&query=from:{_x.Museum.Username}", token)).ShouldBe(expected);
        expected.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task Search_To_IsTheRepliesToTheAccount() =>
        (await _x.AllIdsAsync($"tweets/search/recent?max_results=100&query=to:{_x.Shop.Username}", "next_token"))
            .ShouldBe(Ids((await RecentAsync(_x.Shop)).Where(p => p["kind"]!.GetValue<string>() == "reply" && !p["isOwn"]!.GetValue<bool>())));

    [Fact]
    public async Task Search_SeveralTerms_MustAllHold()
    {
        var thread = (await RecentAsync(_x.Shop)).GroupBy(p => p["conversationId"]!.GetValue<string>())
            .First(g => g.Any(p => p["meaning"]?.GetValue<string>() == "answer") && g.Count() > 2);

        (await _x.AllIdsAsync($"tweets/search/recent?query=conversation_id:{thread.Key}%20from:{_x.Shop.Username}", "next_token"))
            .ShouldBe(Ids(thread.Where(p => p["isOwn"]!.GetValue<bool>())));
    }

    [Fact]
    public async Task Search_Or_IsEitherOfThem()
    {
        var threads = (await RecentAsync(_x.Shop)).GroupBy(p => p["conversationId"]!.GetValue<string>()).Where(g => g.Count() > 1).Take(2).ToList();
        var query = $"conversation_id:{threads[0].Key} from:{_x.Shop.Username} OR conversation_id:{threads[1].Key}";

        (await _x.AllIdsAsync($"tweets/search/recent?query={Uri.EscapeDataString(query)}", "next_token")).ShouldBe(
            Ids(threads[0].Where(p => p["isOwn"]!.GetValue<bool>()).Concat(threads[1]).OrderByDescending(p => long.Parse(p["id"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public async Task Search_OldConversation_FindsNothing()
    {
        var old = (await _x.TruthAsync("posts", _x.Shop)).First(p => string.CompareOrdinal(p!["day"]!.GetValue<string>(), "2026-10-01") < 0)!;

        (await _x.GetAsync($"tweets/search/recent?query=conversation_id:{old["conversationId"]}")).ToJsonString()
            .ShouldBe("""{"meta":{"result_count":0}}""");
    }

    [Theory]
    [InlineData("query=cats", "query", "'cats'")]
    [InlineData("query=has:links", "query", "'has:links'")]
    [InlineData("query=from:a%20OR", "query", "one side of an OR")]
    [InlineData("max_results=10", "query", "can not be empty")]
    [InlineData("query=from:maisonverdier&max_results=9", "max_results", "between 10 and 100")]
    [InlineData("query=from:maisonverdier&start_time=2026-11-14T23:59:59Z", "start_time", "7 days")]
    [InlineData("query=from:maisonverdier&sort_order=relevancy", "sort_order", "recency")]
    public async Task Search_BadQuestion_IsRefused(string query, string parameter, string mentioned)
    {
        var response = await _x.AskAsync("tweets/search/recent?" + query);

        response.Status.ShouldBe(400);
        response.Body["errors"]![0]!["parameters"]!.AsObject().Single().Key.ShouldBe(parameter);
        response.Body["errors"]![0]!["message"]!.GetValue<string>().ShouldContain(mentioned);
    }

    [Fact]
    public async Task Search_LongQuery_IsRefused() =>
        (await _x.AskAsync("tweets/search/recent?query=from:" + new string('a', 510))).Status.ShouldBe(400);

    private static List<string> Ids(IEnumerable<JsonNode> posts) => [.. posts.Select(p => p["id"]!.GetValue<string>())];

    private async Task<List<JsonNode>> RecentAsync(SimulatedXAccount account) =>
        [.. (await _x.TruthAsync("posts", account)).Select(p => p!).Where(p =>
            string.CompareOrdinal(p["day"]!.GetValue<string>(), "2026-11-15") >= 0 && p["kind"]!.GetValue<string>() != "repost")];
}
