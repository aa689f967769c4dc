namespace Engagement.Simulator.Tests.X;

public sealed class SpellingTests
{
    [Fact]
    public async Task Post_Spelling_RenamesFieldsMetricsAndProblems()
    {
        await using var x = await XSimulation.StartAsync();

        var answer = await x.GetAsync($"users/{x.Museum.Id}/tweets?max_results=100&post.fields=public_metrics,organic_metrics"
            + "&expansions=author_id,referenced_posts&user.fields=public_metrics,most_recent_post_id", x.Museum.AccessToken);

        var post = answer["data"]!.AsArray().First(p => p!["referenced_posts"] is not null)!;
        post["author_id"]!.GetValue<string>().ShouldBe(x.Museum.Id);
        post["edit_history_post_ids"].ShouldNotBeNull();
        post["public_metrics"]!["repost_count"].ShouldNotBeNull();
        post["organic_metrics"]!["repost_count"].ShouldNotBeNull();
        answer["includes"]!["posts"]!.AsArray().ShouldNotBeEmpty();
        answer["includes"]!["users"]![0]!["public_metrics"]!["post_count"].ShouldNotBeNull();
        answer["includes"]!["users"]![0]!["most_recent_post_id"].ShouldNotBeNull();
        answer["errors"]?.AsArray().ShouldAllBe(e => e!["type"]!.GetValue<string>().StartsWith("https://api.x.com/2/problems/"));
        // The type of a reference is a value, and no source says that it was renamed.
        (answer["data"]!.ToJsonString() + answer["includes"]!.ToJsonString()).Replace("\"retweeted\"", "", StringComparison.Ordinal)
            .ShouldNotContain("tweet");
    }

    [Theory]
    [InlineData(XSpellings.Both, "tweet.fields=created_at", 200)]
    [InlineData(XSpellings.Both, "post.fields=created_at", 200)]
    [InlineData(XSpellings.Both, "post.fields=created_at&tweet.fields=created_at", 400)]
    [InlineData(XSpellings.Both, "post.fields=author_id", 400)]
    [InlineData(XSpellings.Tweet, "tweet.fields=created_at", 200)]
    [InlineData(XSpellings.Tweet, "post.fields=created_at", 400)]
    [InlineData(XSpellings.Post, "tweet.fields=created_at", 400)]
    [InlineData(XSpellings.Post, "post.fields=created_at", 200)]
    public async Task Server_TakesOnlyTheSpellingsItIsSetTo(XSpellings spellings, string query, int status)
    {
        await using var x = await XSimulation.StartAsync(accounts: 1, spellings: spellings);

        (await x.AskAsync($"users/{x.Shop.Id}/tweets?{query}")).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData(XSpellings.Both, "tweet_count")]
    [InlineData(XSpellings.Post, "post_count")]
    public async Task User_WithoutASignOfASpelling_HasTheServersOwn(XSpellings spellings, string expected)
    {
        await using var x = await XSimulation.StartAsync(accounts: 1, spellings: spellings);

        (await x.GetAsync($"users/{x.Shop.Id}?user.fields=public_metrics"))["data"]!["public_metrics"]![expected].ShouldNotBeNull();
    }
}
