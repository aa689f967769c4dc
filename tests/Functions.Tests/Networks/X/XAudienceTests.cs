using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Networks;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Networks.X;

public class XAudienceTests(AzuriteFixture azurite)
{
    private static readonly DateOnly Day = XRun.Week.LastDay;
    private static readonly (string, string?) Secret = ("Collection:AuthorSecret", "0123456789abcdef0123456789abcdef");

    [Fact]
    public async Task Collect_Followers_StoresWhatTheirProfilesSayAndNotWhoTheyAre()
    {
        await using var stub = await XStub.StartAsync();
        stub.Followers =
        [
            """
            {"id":"31415926535","name":"Jane Doe","username":"JaneDoe_1984","created_at":"2013-12-14T04:35:55.000Z","description":"I am a BOT. Make money!","location":"Paris","url":"https://t.co/abc",
             "profile_image_url":"https://pbs.twimg.com/profile_images/1/picture_normal.jpg","protected":true,"verified":false,
             "public_metrics":{"followers_count":12,"following_count":900,"tweet_count":7,"listed_count":1}}
            """,
            """
            {"id":"27182818284","name":"bulk0001","username":"Bulk0001","created_at":"2026-11-20T23:59:59.000Z","description":"","protected":false,"verified":true,
             "profile_image_url":"https://abs.twimg.com/sticky/default_profile_images/default_profile_normal.png","public_metrics":{"followers_count":"3","post_count":4}}
            """,
            """{"id":"16180339887"}""",
        ];
        await using var run = await StartAsync(stub, Secret);

        await CollectAsync(run);

        var sample = await run.SampleAsync();
        sample.Select(f => f.Rank).ShouldBe([1, 2, 3]);
        sample.Select(f => f.AccountKey).Distinct().Count().ShouldBe(3);
        sample[0].ShouldBe(new SampledFollower(run.Page, Day, 1, sample[0].AccountKey.ShouldNotBeNull(), new(2013, 12, 14), 12, 900, 7, 1)
        {
            HasName = true, HasDescription = true, HasUrl = true, HasLocation = true, HasDefaultImage = false, IsProtected = true, IsVerified = false,
            HandleShape = "a7o1d4", HandleLength = 12, NameEqualsHandle = false, DescriptionHasSpamPhrase = true, DescriptionSaysBot = true,
        });
        sample[1].ShouldBe(new SampledFollower(run.Page, Day, 2, sample[1].AccountKey, new(2026, 11, 20), 3, null, 4, null)
        {
            HasName = true, HasDefaultImage = true, IsProtected = false, IsVerified = true, HandleShape = "a4d4", HandleLength = 8, NameEqualsHandle = true,
        });
        sample[2].ShouldBe(new SampledFollower(run.Page, Day, 3, sample[2].AccountKey, null, null, null, null, null));
        var stored = await TableDump.WriteAsync(run.Pipeline.Tables.All);
        foreach (var personal in new[] { "31415926535", "27182818284", "Jane", "Doe", "bulk", "Paris", "t.co", "money" })
            stored.ShouldNotContain(personal, Case.Insensitive);
        (await run.SpendAsync()).ShouldBe(new Spend(0, 3, 30_000));
    }

    [Fact]
    public async Task Collect_NoSecret_KeepsNoKeys()
    {
        await using var stub = await StubAsync(2);
        await using var run = await StartAsync(stub);

        await CollectAsync(run);

        (await run.SampleAsync()).ShouldAllBe(follower => follower.AccountKey == null);
    }

    [Fact]
    public async Task Collect_LargeSample_IsReadPageByPageUpToItsSize()
    {
        await using var stub = await StubAsync(2600);
        await using var run = await StartAsync(stub, ("X:AudienceSampleSize", "2200"));

        await CollectAsync(run);

        stub.Requests.Select(r => $"{r.Path} {r["max_results"]} {r["pagination_token"]}").ShouldBe(
            [$"users/{XStub.UserId}/followers 1000 ", $"users/{XStub.UserId}/followers 1000 t1000", $"users/{XStub.UserId}/followers 200 t2000"]);
        (await run.SampleAsync()).Select(f => f.Rank).ShouldBe(Enumerable.Range(1, 2200));
    }

    [Fact]
    public async Task Collect_WholeSample_IsNotBoughtAgain()
    {
        await using var stub = await StubAsync(5);
        await using var run = await StartAsync(stub);
        await CollectAsync(run);
        var before = await run.Pipeline.DumpAsync();

        await CollectAsync(run);

        stub.Requests.Count.ShouldBe(1);
        (await run.Pipeline.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Collect_BudgetForAPart_BuysThatPartAndSaysSo()
    {
        await using var stub = await StubAsync(50);
        await using var run = await StartAsync(stub, ("X:MonthlyBudgetDollars", "0.12"));

        await CollectAsync(run);
        await CollectAsync(run);

        stub.Requests.ShouldHaveSingleItem()["max_results"].ShouldBe("12");
        (await run.SampleAsync()).Count.ShouldBe(12);
        var state = await run.StateAsync(CollectionStream.Audience);
        state.StatusReason.ShouldNotBeNull().ShouldContain("X__MonthlyBudgetDollars");
        state.Covered.Ranges.ShouldBeEmpty();
        (await run.SpendAsync()).MicroDollars.ShouldBe(120_000);
    }

    [Fact]
    public async Task Collect_BrokenOff_BeginsAgainAndLeavesNothingOfBefore()
    {
        await using var stub = await StubAsync(1500);
        stub.Instead = r => r["pagination_token"] is null ? null : new(503, "");
        await using var run = await StartAsync(stub, ("X:AudienceSampleSize", "1500"));
        await Should.ThrowAsync<TransientSourceException>(() => CollectAsync(run));
        (await run.SampleAsync()).Count.ShouldBe(1000);

        (stub.Instead, stub.Followers) = (_ => null, stub.Followers.Skip(600).ToList());
        await CollectAsync(run);

        (await run.SampleAsync()).Select(f => f.Rank).ShouldBe(Enumerable.Range(1, 900));
    }

    [Fact]
    public async Task Collect_ManySamples_KeepsTheLastThirteen()
    {
        await using var stub = await StubAsync(2);
        await using var run = await StartAsync(stub, ("Collection:AudienceEveryDays", "7"));
        var days = Enumerable.Range(0, 15).Select(n => Day.AddDays(7 * n)).ToList();

        foreach (var _ in days)
        {
            await run.Pipeline.ScheduleAsync();
            await run.Pipeline.DrainAsync(messages => messages.Concat(messages));
            run.Pipeline.Clock.Advance(TimeSpan.FromDays(7));
        }

        var sizes = new List<int>();
        foreach (var day in days)
            sizes.Add((await run.SampleAsync(day)).Count);
        sizes.ShouldBe([0, 0, .. Enumerable.Repeat(2, 13)]);
        stub.Requests.Count(r => r.IsFollowers).ShouldBe(15);
    }

    [Fact]
    public async Task Collect_ForTheAccount_CostsLess()
    {
        await using var stub = await StubAsync(3);
        await using var run = await StartAsync(stub, XRun.Owner);

        await CollectAsync(run);

        (await run.SpendAsync()).ShouldBe(new Spend(0, 3, 3_000));
    }

    private Task<XRun> StartAsync(XStub stub, params (string, string?)[] settings) => XRun.StartAsync(azurite, stub, collects: CollectedData.Audience, settings: settings);

    private static Task CollectAsync(XRun run) => run.CollectAsync(new(Day, Day), stream: CollectionStream.Audience);

    private static async Task<XStub> StubAsync(int followers)
    {
        var stub = await XStub.StartAsync();
        stub.Followers = [.. Enumerable.Range(1, followers).Select(n => $$"""{"id":"{{n}}","name":"Somebody","username":"somebody{{n}}"}""")];
        return stub;
    }
}
