using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Networks.Facebook;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Simulator;
using Engagement.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Engagement.Functions.Tests.EndToEnd;

/// <summary>What networks are asked, beside the least that windows of 90 days and pages of a hundred posts allow.</summary>
public class RequestCountTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    private const int RereadDays = 28;
    private const int PageSize = 100;
    private const double Allowed = 1.10;

    // X lists so many posts of an account; of one that published more, another request has to show whether the list was cut.
    private const int ListedPosts = 3200;

    // Fans are on the page's node alone, and only as of now.
    private const int PageNode = 1;

    // What can be asked together: metrics of one period and one breakdown.
    private static readonly int KindsOfInsights = FacebookPageMetrics.Collected.Select(metric => (metric.Period, metric.Breakdown)).Distinct().Count();

    [Theory]
    [InlineData(2026, 6, 20, 90)]
    [InlineData(2026, 3, 20, 90)]
    [InlineData(2026, 11, 22, 90)]
    [InlineData(2026, 11, 22, 730)]
    public async Task Requests_OfABackfillAndOfTheDayAfter_AreAboutTheLeast(int year, int month, int day, int backfillDays)
    {
        // A morning after midnight on both networks.
        var clock = new FakeTimeProvider(new(year, month, day, 10, 0, 0, TimeSpan.Zero));
        await using var simulator = await SimulatorServer.StartAsync(new() { Clock = clock, HistoryDays = Math.Min(backfillDays + 90, 730) });
        using var http = new HttpClient { BaseAddress = simulator.BaseUri };
        await using var pipeline = await StartAsync(simulator, clock, backfillDays);
        var pages = simulator.Pages.Select(page => new PageKey(Network.Facebook, page.Id)).Concat(simulator.XAccounts.Select(account => new PageKey(Network.X, account.Id))).ToList();
        var counted = pages.ToDictionary(page => page, _ => 0);
        var wrong = new List<string>();

        foreach (var what in new[] { backfillDays, RereadDays })
        {
            for (var hour = 0; hour < 3; hour++, clock.Advance(TimeSpan.FromHours(1)))
            {
                await pipeline.ScheduleAsync();
                await CollectAsync(pipeline);
            }
            foreach (var page in pages)
            {
                var asked = await CallsAsync(http, page) - counted[page];
                var range = DayRange.EndingOn(clock.LastCompleteDay(page.Network), what);
                var least = page.Network.Equals(Network.X) ? await LeastOfXAsync(http, simulator, page, range) : await LeastOfFacebookAsync(http, page, range);
                counted[page] = await CallsAsync(http, page);
                var line = $"{page} {range}: {asked} requests, at least {least}";
                output.WriteLine(line);
                (await pipeline.Get<CollectionStates>().UpdateAsync(page, CollectionStream.Days, state => state, CancellationToken.None)).Covered.MissingFrom(range).Ranges.ShouldBeEmpty(line);
                if (asked < least || asked > least * Allowed)
                    wrong.Add(line);
            }
            clock.Advance(TimeSpan.FromHours(21));
        }

        wrong.ShouldBeEmpty();
    }

    // What is computed from the days asks no network.
    private static async Task CollectAsync(Pipeline pipeline)
    {
        while (await pipeline.TakeAsync(MessageQueues.Collect) is { Count: > 0 } messages)
            foreach (var message in messages)
                await pipeline.Get<PageCollector>().RunAsync(CollectMessage.Parse(message), isLastAttempt: false, CancellationToken.None);
    }

    private async Task<Pipeline> StartAsync(SimulatorServer simulator, FakeTimeProvider clock, int backfillDays)
    {
        var settings = simulator.Pages.ToDictionary(page => $"Facebook:PageTokens:{page.Id}", page => (string?)page.AccessToken);
        settings["X:BaseUrl"] = simulator.BaseUri.AbsoluteUri;
        settings["X:BearerToken"] = simulator.XAccounts[0].BearerToken;
        settings["Collection:BackfillDays"] = $"{backfillDays}";
        var pipeline = await Pipeline.StartAsync(azurite, simulator.BaseUri, settings, new MemoryTables().Options, clock);
        const CollectedData Days = CollectedData.Insights | CollectedData.Posts;
        foreach (var page in simulator.Pages)
            await pipeline.RegisterAsync(page.Id, collects: Days);
        foreach (var account in simulator.XAccounts)
            await pipeline.Get<Pages>().SaveAsync(new(new(Network.X, account.Id), account.Name, account.TimeZone, account.Market, null, Days), CancellationToken.None);
        return pipeline;
    }

    private static async Task<int> LeastOfFacebookAsync(HttpClient http, PageKey page, DayRange range)
    {
        // Windows are measured in hours: 90 days over the end of daylight saving time are an hour too long.
        var length = page.Network.StartOf(range.LastDay.AddDays(1)) - page.Network.StartOf(range.FirstDay);
        var windows = (int)Math.Ceiling(length / TimeSpan.FromDays(90));
        return PageNode + windows * KindsOfInsights + await PagesOfPostsAsync(http, $"truth/pages/{page.Id}/posts", range, _ => true);
    }

    private static async Task<int> LeastOfXAsync(HttpClient http, SimulatorServer simulator, PageKey page, DayRange range)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"2/users/{page.Id}?user.fields=public_metrics", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", simulator.XAccounts[0].BearerToken);
        using var answer = await http.SendAsync(request);
        var user = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var mayBeCut = user.GetProperty("data").GetProperty("public_metrics").GetProperty("tweet_count").GetInt64() > ListedPosts;
        return 1 + (mayBeCut ? 1 : 0) + Math.Min(ListedPosts / PageSize, await PagesOfPostsAsync(http, $"truth/x/accounts/{page.Id}/posts", range,
            post => post.GetProperty("isOwn").GetBoolean() && post.GetProperty("kind").GetString() != "repost"));
    }

    private static async Task<int> PagesOfPostsAsync(HttpClient http, string path, DayRange range, Func<JsonElement, bool> isListed)
    {
        var posts = (await http.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative))).GetProperty("posts").EnumerateArray()
            .Count(post => range.Contains(post.GetProperty("day").Deserialize<DateOnly>()) && isListed(post));
        return Math.Max(1, (posts + PageSize - 1) / PageSize);
    }

    private static async Task<int> CallsAsync(HttpClient http, PageKey page)
    {
        var path = page.Network.Equals(Network.X) ? $"truth/x/accounts/{page.Id}/calls" : $"truth/pages/{page.Id}/calls";
        return (await http.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative))).GetProperty("calls").GetInt32();
    }
}
