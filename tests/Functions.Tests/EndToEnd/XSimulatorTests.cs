using System.Net.Http.Json;
using System.Text.Json;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Functions.Tests.Networks.X;
using Engagement.Simulator;
using Engagement.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Engagement.Functions.Tests.EndToEnd;

/// <summary>Collection from X meets the simulator of X: two readings of the same documents must understand each other.</summary>
public class XSimulatorTests(AzuriteFixture azurite)
{
    private static readonly DayRange Backfill = new(new(2026, 8, 24), new(2026, 11, 21));

    private static readonly DateTimeOffset FirstPrivate = new(2026, 10, 24, 0, 0, 0, TimeSpan.Zero);

    // What is said on the first days may be about posts from before.
    private const int LongestThread = 16;

    [Theory]
    [InlineData("tweet")]
    [InlineData("post")]
    public async Task Run_Backfill_StoresWhatWasPublished(string family)
    {
        var clock = new FakeTimeProvider(XRun.Morning);
        await using var simulator = await SimulatorServer.StartAsync(new() { Clock = clock });
        await using var pipeline = await StartAsync(simulator, clock, family);
        using var http = new HttpClient { BaseAddress = simulator.BaseUri };

        foreach (var account in simulator.XAccounts)
        {
            var page = new PageKey(Network.X, account.Id);
            var truth = await PublishedAsync(http, account.Id);
            truth.Count.ShouldBeGreaterThan(20);

            var stored = await pipeline.Get<PostRows>().ReadCountsAsync(page, Backfill, CancellationToken.None);
            stored.Select(post => $"{post.Id} {post.Reactions.Count} {post.Comments.Count} {post.Shares.Count}").Order(StringComparer.Ordinal).ShouldBe(truth);
            var days = await pipeline.Get<DailyPageMetricsRows>().ReadAsync(page, Backfill, CancellationToken.None);
            var published = stored.GroupBy(post => Network.X.DayOf(post.CreatedAt)).ToDictionary(posts => posts.Key, posts => posts.LongCount());
            // Where the list of a busy account begins, X may have cut it: that day is unknown, not counted short.
            foreach (var day in days.Skip(1))
                day[PageMetric.PostsPublished].Count.ShouldBe(published.GetValueOrDefault(day.Day), $"{page} {day.Day:o}");
            days[^1][PageMetric.Followers].Count.ShouldBe(await FollowersAsync(http, account.Id));
            days.SkipLast(1).ShouldAllBe(day => day[PageMetric.Followers].Count == null, "X has no history of followers");
        }
    }

    [Fact]
    public async Task Run_BackfillTwiceAndShuffled_StoresWhatWasSaid()
    {
        var clock = new FakeTimeProvider(XRun.Morning);
        await using var simulator = await SimulatorServer.StartAsync(new() { Clock = clock, HistoryDays = Backfill.DayCount + LongestThread });
        var shuffle = new Random(1795);
        await using var pipeline = await StartAsync(simulator, clock, "tweet", CollectedData.Usual, messages => messages.Concat(messages).OrderBy(_ => shuffle.Next()));
        using var http = new HttpClient { BaseAddress = simulator.BaseUri };

        foreach (var account in simulator.XAccounts)
        {
            var stored = new List<Comment>();
            await foreach (var comment in pipeline.Get<CommentRows>().ReadAsync(new(Network.X, account.Id), Backfill, CancellationToken.None))
                stored.Add(comment);
            var (lines, truth) = (stored.Select(Line).ToList(), await SaidAsync(http, account.Id));
            lines.Except(truth).ShouldBeEmpty();
            truth.Except(lines).ShouldBeEmpty();
            lines.Count.ShouldBe(truth.Count);
            stored.CountBy(comment => comment.Kind).Count().ShouldBe(3, "comments, replies and mentions all occur");
            stored.ShouldContain(comment => comment.IsFromPage == true && comment.ParentId != null);
        }

        static string Line(Comment c) => $"{c.Id} {c.Kind} post {c.PostId} parent {c.ParentId} own {c.IsFromPage} likes {c.Likes.Count} replies {c.Replies.Count} {c.Message}";
    }

    [Fact]
    public async Task Run_ForTheAccounts_StoresWhatOnlyTheySeeAndASampleOfFollowers()
    {
        const string secret = "0123456789abcdef0123456789abcdef";
        var clock = new FakeTimeProvider(XRun.Morning);
        await using var simulator = await SimulatorServer.StartAsync(new() { Clock = clock });
        using var http = new HttpClient { BaseAddress = simulator.BaseUri };
        var settings = simulator.XAccounts.ToDictionary(account => $"X:RefreshTokens:{account.Id}", account => (string?)account.RefreshToken);
        (settings["X:ClientId"], settings["X:ClientSecret"]) = (simulator.XAccounts[0].ClientId, simulator.XAccounts[0].ClientSecret);
        (settings["X:TokenEncryptionKey"], settings["Collection:AuthorSecret"], settings["X:AudienceSampleSize"]) = (XRun.EncryptionKey, secret, "1500");
        await using var pipeline = await StartAsync(
            simulator, clock, "tweet", CollectedData.Usual | CollectedData.Audience, messages => messages.Concat(messages), settings);

        foreach (var account in simulator.XAccounts)
        {
            var page = new PageKey(Network.X, account.Id);
            var truth = (await http.GetFromJsonAsync<JsonElement>(new Uri($"truth/x/accounts/{account.Id}/posts", UriKind.Relative))).GetProperty("posts").EnumerateArray()
                .ToDictionary(post => post.GetProperty("id").GetString()!);
            var clicks = 0L;
            foreach (var listed in await pipeline.Get<PostRows>().ReadCountsAsync(page, Backfill, CancellationToken.None))
            {
                var post = (await pipeline.Get<PostRows>().FindAsync(page, listed.CreatedAt, listed.Id, CancellationToken.None)).ShouldNotBeNull();
                post.Views.Count.ShouldBe(truth[post.Id].GetProperty("impressions").GetInt64());
                // The 30 days before the morning of 22 November begin on 23 October; of that day not every post is young enough.
                post.Clicks.Count.ShouldBe(post.CreatedAt >= FirstPrivate ? truth[post.Id].GetProperty("linkClicks").GetInt64() : null);
                clicks += post.Clicks.Count ?? 0;
            }
            clicks.ShouldBeGreaterThan(0);

            var followers = (await http.GetFromJsonAsync<JsonElement>(new Uri($"truth/x/accounts/{account.Id}/followers", UriKind.Relative))).GetProperty("followers").EnumerateArray()
                .Take(1500).Select(follower => pipeline.Get<AuthorKeys>().Of(Network.X, follower.GetProperty("id").GetString(), XRun.Morning)).ToList();
            var sample = new List<SampledFollower>();
            await foreach (var follower in pipeline.Get<AudienceSampleRows>().ReadAsync(page, Backfill.LastDay, CancellationToken.None))
                sample.Add(follower);
            sample.Select(follower => follower.AccountKey).ShouldBe(followers);
            sample.ShouldAllBe(follower => follower.CreatedDay != null && follower.Followers != null && follower.HandleShape.Length > 0);
        }
    }

    /// <summary>What others wrote to an account, as far as X lists it, and what the account replied.</summary>
    private static async Task<List<string>> SaidAsync(HttpClient http, string account)
    {
        const int listedMentions = 800;
        var truth = await http.GetFromJsonAsync<JsonElement>(new Uri($"truth/x/accounts/{account}/posts", UriKind.Relative));
        var posts = truth.GetProperty("posts").EnumerateArray().ToList();
        var originals = posts.Where(post => IsOwn(post) && Kind(post) == "original").Select(post => Text(post, "id")).ToHashSet();
        var toTheAccount = posts.Where(post => !IsOwn(post) && (Kind(post) is "mention" or "reply")).Take(listedMentions);
        return [.. toTheAccount.Concat(posts.Where(post => IsOwn(post) && Kind(post) == "reply"))
            .Where(post => Backfill.Contains(post.GetProperty("day").Deserialize<DateOnly>()))
            .Select(post => Line(post, originals))];

        static string Line(JsonElement post, HashSet<string?> originals)
        {
            var (conversation, repliedTo) = (Text(post, "conversationId"), Text(post, "referencedId"));
            var isUnderOwn = originals.Contains(conversation);
            var kind = !isUnderOwn ? "Mention" : repliedTo == conversation ? "Comment" : "Reply";
            return $"{Text(post, "id")} {kind} post {(isUnderOwn ? conversation : null)} parent {(kind == "Comment" ? null : repliedTo)} own {IsOwn(post)} "
                + $"likes {post.GetProperty("likes")} replies {post.GetProperty("replies")} {Text(post, "text")}";
        }

        static bool IsOwn(JsonElement post) => post.GetProperty("isOwn").GetBoolean();

        static string? Kind(JsonElement post) => Text(post, "kind");

        static string? Text(JsonElement post, string name) => post.TryGetProperty(name, out var value) ? value.GetString() : null;
    }

    private static async Task<List<string>> PublishedAsync(HttpClient http, string account)
    {
        var truth = await http.GetFromJsonAsync<JsonElement>(new Uri($"truth/x/accounts/{account}/posts", UriKind.Relative));
        return [.. truth.GetProperty("posts").EnumerateArray()
            .Where(post => post.GetProperty("isOwn").GetBoolean() && post.GetProperty("kind").GetString() != "repost")
            .Where(post => Backfill.Contains(post.GetProperty("day").Deserialize<DateOnly>()))
            .Select(post => $"{post.GetProperty("id").GetString()} {post.GetProperty("likes")} {post.GetProperty("replies")} {post.GetProperty("reposts").GetInt64() + post.GetProperty("quotes").GetInt64()}")
            .Order(StringComparer.Ordinal)];
    }

    private static async Task<long> FollowersAsync(HttpClient http, string account)
    {
        var truth = await http.GetFromJsonAsync<JsonElement>(new Uri($"truth/x/accounts/{account}/days", UriKind.Relative));
        return truth.GetProperty("days").EnumerateArray().Single(day => day.GetProperty("day").Deserialize<DateOnly>() == Backfill.LastDay).GetProperty("followers").GetInt64();
    }

    private async Task<Pipeline> StartAsync(
        SimulatorServer simulator, FakeTimeProvider clock, string family, CollectedData collects = CollectedData.Usual, Func<IEnumerable<string>, IEnumerable<string>>? order = null, Dictionary<string, string?>? more = null)
    {
        var settings = new Dictionary<string, string?>(more ?? [])
        {
            ["X:BaseUrl"] = simulator.BaseUri.AbsoluteUri,
            ["X:BearerToken"] = simulator.XAccounts[0].BearerToken,
            ["X:FieldFamily"] = family,
        };
        var pipeline = await Pipeline.StartAsync(azurite, simulator.BaseUri, settings, new MemoryTables().Options, clock);
        foreach (var account in simulator.XAccounts)
            await pipeline.Get<Pages>().SaveAsync(new(new(Network.X, account.Id), account.Name, account.TimeZone, account.Market, null, collects), CancellationToken.None);
        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync(order);
        return pipeline;
    }
}
