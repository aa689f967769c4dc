using System.Text.Json.Nodes;

namespace Engagement.Simulator.Tests.X;

public sealed class PostTests(GeneratedAccounts accounts) : IClassFixture<GeneratedAccounts>
{
    private readonly XSimulation _x = accounts.Simulation;

    [Fact]
    public async Task Timeline_NoFields_HasIdTextAndEditHistory()
    {
        var answer = await _x.GetAsync($"users/{_x.Shop.Id}/tweets");

        answer["data"]!.AsArray().Count.ShouldBe(10);
        answer["data"]![0]!.AsObject().Select(f => f.Key).ShouldBe(["id", "text", "edit_history_tweet_ids"]);
        answer["meta"]!["newest_id"]!.GetValue<string>().ShouldBe(answer["data"]![0]!["id"]!.GetValue<string>());
        answer["meta"]!["oldest_id"]!.GetValue<string>().ShouldBe(answer["data"]![9]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Timeline_WithFields_HasTheDocumentedShape()
    {
        var truth = (await _x.TruthAsync("posts", _x.Shop)).First(p =>
            p!["isOwn"]!.GetValue<bool>() && p["kind"]!.GetValue<string>() == "reply")!;
        var id = truth["id"]!.GetValue<string>();

        var post = (await _x.GetAsync($"tweets?ids={id}&tweet.fields=author_id,created_at,conversation_id,lang,reply_settings,"
            + "referenced_tweets,in_reply_to_user_id,public_metrics"))["data"]![0]!;

        var answered = await _x.GetAsync($"tweets/{truth["referencedId"]}?tweet.fields=author_id");
        var expected = $$$"""
            {"id":"{{{id}}}","text":{{{truth["text"]!.ToJsonString()}}},"edit_history_tweet_ids":["{{{id}}}"],"author_id":"{{{_x.Shop.Id}}}",
             "created_at":"{{{truth["createdAt"]!.GetValue<DateTimeOffset>():yyyy-MM-ddTHH:mm:ss}}}.000Z",
             "conversation_id":"{{{truth["conversationId"]}}}","lang":"{{{truth["language"]}}}","reply_settings":"everyone",
             "in_reply_to_user_id":{{{answered["data"]!["author_id"]!.ToJsonString()}}},
             "referenced_tweets":[{"type":"replied_to","id":"{{{truth["referencedId"]}}}"}],
             "public_metrics":{"retweet_count":{{{truth["reposts"]}}},"reply_count":{{{truth["replies"]}}},"like_count":{{{truth["likes"]}}},
              "quote_count":{{{truth["quotes"]}}},"bookmark_count":{{{truth["bookmarks"]}}},"impression_count":{{{truth["impressions"]}}}}}
            """;
        JsonNode.DeepEquals(post, JsonNode.Parse(expected)).ShouldBeTrue($"{post.ToJsonString()}\n{expected}");
    }

    [Fact]
    public async Task Timeline_AllPages_IsTheAccountsPostsNewestFirst()
    {
        var truth = await OwnAsync(_x.Museum, _ => true);

        var ids = await _x.AllIdsAsync($"users/{_x.Museum.Id}/tweets?max_results=100");

        ids.ShouldBe(truth);
        ids.Select(long.Parse).ShouldBe(ids.Select(long.Parse).OrderDescending());
    }

    [Theory]
    [InlineData("replies", "original,repost")]
    [InlineData("retweets", "original,reply")]
    [InlineData("retweets,replies", "original")]
    public async Task Timeline_Exclude_LeavesThemOut(string exclude, string kinds) =>
        (await _x.AllIdsAsync($"users/{_x.Museum.Id}/tweets?max_results=100&exclude={exclude}"))
            .ShouldBe(await OwnAsync(_x.Museum, p => kinds.Split(',').Contains(p["kind"]!.GetValue<string>())));

    [Fact]
    public async Task Timeline_StartAndEndTime_BoundIt_EndExcluded()
    {
        var ids = await _x.AllIdsAsync($"users/{_x.Museum.Id}/tweets?max_results=100&start_time=2026-11-01T00:00:00Z&end_time=2026-11-08T00:00:00Z");

        ids.ShouldNotBeEmpty();
        ids.ShouldBe(await OwnAsync(_x.Museum, p =>
            string.CompareOrdinal(p["day"]!.GetValue<string>(), "2026-11-01") >= 0
            && string.CompareOrdinal(p["day"]!.GetValue<string>(), "2026-11-08") < 0));
    }

    [Fact]
    public async Task Timeline_SinceAndUntilId_AreBothExcluded()
    {
        var all = await OwnAsync(_x.Museum, _ => true);

        (await _x.AllIdsAsync($"users/{_x.Museum.Id}/tweets?max_results=100&until_id={all[3]}&since_id={all[20]}")).ShouldBe(all[4..20]);
    }

    [Fact]
    public async Task Timeline_NothingInRange_IsOnlyACount() =>
        (await _x.GetAsync($"users/{_x.Shop.Id}/tweets?end_time=2020-01-01T00:00:00Z")).ToJsonString()
            .ShouldBe("""{"meta":{"result_count":0}}""");

    [Fact]
    public async Task Timeline_Repost_ShowsTheOriginalsRepostsAndNothingElse()
    {
        var repost = (await _x.TruthAsync("posts", _x.Museum)).First(p => p!["kind"]!.GetValue<string>() == "repost")!;

        var answer = await _x.GetAsync($"tweets/{repost["id"]}?tweet.fields=public_metrics&expansions=referenced_tweets.id,referenced_tweets.id.author_id");

        var (post, source) = (answer["data"]!, answer["includes"]!["tweets"]![0]!);
        post["referenced_tweets"]![0]!["type"]!.GetValue<string>().ShouldBe("retweeted");
        post["public_metrics"]!["retweet_count"]!.GetValue<long>().ShouldBe(source["public_metrics"]!["retweet_count"]!.GetValue<long>());
        post["public_metrics"]!["retweet_count"]!.GetValue<long>().ShouldBeGreaterThan(0);
        post["public_metrics"]!.AsObject().Where(m => m.Key != "retweet_count").ShouldAllBe(m => m.Value!.GetValue<long>() == 0);
        post["text"]!.GetValue<string>().ShouldStartWith($"RT @{answer["includes"]!["users"]![0]!["username"]}: ");
    }

    [Fact]
    public async Task Mentions_StopAt800()
    {
        var truth = await MentionsAsync();
        truth.Count.ShouldBeGreaterThan(800);

        (await _x.AllIdsAsync($"users/{_x.Shop.Id}/mentions?max_results=100")).ShouldBe(truth[..800]);
    }

    [Fact]
    public async Task Timeline_StopsAt3200_WhateverIsExcluded()
    {
        await using var x = await XSimulation.StartAsync(days: 730, accounts: 1);
        var own = (await x.TruthAsync("posts", x.Shop)).Where(p => p!["isOwn"]!.GetValue<bool>()).ToList();
        own.Count.ShouldBeGreaterThan(3200);

        (await x.AllIdsAsync($"users/{x.Shop.Id}/tweets?max_results=100")).ShouldBe(own.Take(3200).Select(p => p!["id"]!.GetValue<string>()));
        (await x.AllIdsAsync($"users/{x.Shop.Id}/tweets?max_results=100&exclude=replies")).ShouldBe(own.Take(3200)
            .Where(p => p!["kind"]!.GetValue<string>() != "reply").Select(p => p!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Lookup_SomeMissing_GivesTheOthersAndTheErrorsWithoutMeta()
    {
        var own = await OwnAsync(_x.Bakery, _ => true);

        var answer = await _x.GetAsync($"tweets?ids={own[0]},77");

        answer["data"]!.AsArray().Single()!["id"]!.GetValue<string>().ShouldBe(own[0]);
        answer["errors"]![0]!["detail"]!.GetValue<string>().ShouldBe("Could not find tweet with ids: [77].");
        answer.ContainsKey("meta").ShouldBeFalse();
        (await _x.GetAsync("tweets/77")).Select(p => p.Key).ShouldBe(["errors"]);
    }

    [Theory]
    [InlineData("tweets?max_results=3", "max_results", "The `max_results` query parameter value [3] is not between 5 and 100")]
    [InlineData("tweets?max_results=101", "max_results", "The `max_results` query parameter value [101] is not between 5 and 100")]
    [InlineData("mentions?max_results=4", "max_results", "The `max_results` query parameter value [4] is not between 5 and 100")]
    [InlineData("tweets?tweet.fields=stars", "tweet.fields", null)]
    [InlineData("tweets?expansions=moon", "expansions", null)]
    [InlineData("tweets?exclude=originals", "exclude", null)]
    [InlineData("mentions?exclude=replies", "exclude", null)]
    [InlineData("tweets?start_time=2026-11-01", "start_time", null)]
    [InlineData("tweets?since_id=first", "since_id", null)]
    [InlineData("tweets?pagination_token=made-up", "pagination_token", null)]
    [InlineData("tweets?start_time=2026-11-02T00:00:00Z&end_time=2026-11-01T00:00:00Z", "end_time", null)]
    public async Task Posts_BadQuestion_IsAnInvalidRequestThatNamesTheParameter(string path, string parameter, string? message)
    {
        var response = await _x.AskAsync($"users/{_x.Shop.Id}/{path}");

        response.Status.ShouldBe(400, response.Text);
        response.Body["title"]!.GetValue<string>().ShouldBe("Invalid Request");
        response.Body["detail"]!.GetValue<string>().ShouldBe("One or more parameters to your request was invalid.");
        response.Body["errors"]![0]!["parameters"]!.AsObject().Single().Key.ShouldBe(parameter);
        if (message is not null)
            response.Body["errors"]![0]!["message"]!.GetValue<string>().ShouldBe(message);
    }

    [Fact]
    public async Task PaginationToken_OfAnotherList_IsRefused()
    {
        var token = (await _x.GetAsync($"users/{_x.Shop.Id}/tweets"))["meta"]!["next_token"]!.GetValue<string>();

        (await _x.AskAsync($"users/{_x.Museum.Id}/tweets?pagination_token={token}")).Status.ShouldBe(400);
        (await _x.AskAsync($"users/{_x.Shop.Id}/mentions?pagination_token={token}")).Status.ShouldBe(400);
    }

    private async Task<List<string>> OwnAsync(SimulatedXAccount account, Func<JsonNode, bool> isWanted) =>
        [.. (await _x.TruthAsync("posts", account)).Where(p => p!["isOwn"]!.GetValue<bool>() && isWanted(p))
            .Select(p => p!["id"]!.GetValue<string>())];

    private async Task<List<string>> MentionsAsync() =>
        [.. (await _x.TruthAsync("posts", _x.Shop)).Where(p => !p!["isOwn"]!.GetValue<bool>()
                && p["text"]!.GetValue<string>().Contains("@" + _x.Shop.Username, StringComparison.Ordinal))
            .Select(p => p!["id"]!.GetValue<string>())];
}
