using System.Globalization;
using Engagement.Core;
using Engagement.Functions.Access;
using Engagement.Functions.Collect;
using Engagement.Functions.Feed;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Engagement.Functions.Tests.Feed;

/// <summary>What the feed answers to queries, against the rows themselves: pages whose ids begin with one another, gaps, and one page that is not registered.</summary>
public sealed class FeedQueryTests(AzuriteFixture azurite) : IAsyncLifetime
{
    public static readonly DateOnly FirstDay = new(2026, 9, 20);

    private const int Days = 66;

    private static readonly PageKey[] Pages = [new(Network.Facebook, "100"), new(Network.Facebook, "1000"), new(Network.X, "7")];

    private static readonly DailyPageMetrics[] Rows =
        [.. Pages.SelectMany(page => Enumerable.Range(0, Days).Select(i => Row(page, i)))
            .OrderBy(KeyOf, StringComparer.Ordinal)];

    private Pipeline? _pipeline;

    public async ValueTask InitializeAsync()
    {
        _pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        foreach (var page in Pages)
            await _pipeline.Get<Functions.Storage.Pages>().SaveAsync(new(page, null, null, null, null, CollectedData.Insights), CancellationToken.None);
        // Stored, and nobody's any more.
        var all = Rows.Concat(Enumerable.Range(0, Days).Select(i => Row(new(Network.Facebook, "10"), i)));
        await _pipeline.Get<DailyPageMetricsRows>().UpdateAsync(all, new(2026, 11, 21), CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _pipeline?.DisposeAsync() ?? ValueTask.CompletedTask;

    public static string KeyOf(DailyPageMetrics day) => string.Create(CultureInfo.InvariantCulture, $"{day.Page.Network.Name}~{day.Page.Id}~{day.Day:yyyyMMdd}");

    [Fact]
    public void Filter_AnyAtAll_MatchesWhatItMeans() => Prop.ForAll(RandomFilter.Any, filter =>
    {
        var expected = Rows.Where(day => filter.Meaning(day) == true).Select(KeyOf).ToList();

        var keys = _pipeline!.AllKeysAsync($"DailyMetrics?$select=Key&$filter={Uri.EscapeDataString(filter.Text)}", pageSize: 50).GetAwaiter().GetResult();

        keys.ShouldBe(expected, filter.Text);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Theory]
    [InlineData("")]
    [InlineData("&$orderby=Key")]
    [InlineData("&$filter=Day ge 2026-10-01")]
    [InlineData("&$filter=PageKey eq 'facebook~1000'&$orderby=PageKey,Day")]
    public async Task Pages_OfAnySize_AreTheWhole(string options)
    {
        var whole = await _pipeline!.AllKeysAsync($"DailyMetrics?$select=Key{options}", 5000);

        foreach (var size in (int[])[1, 7, 66, 1000])
            (size == 1 ? [.. (await _pipeline!.AllKeysAsync($"DailyMetrics?$select=Key{options}&$top=5", 1))] : await _pipeline!.AllKeysAsync($"DailyMetrics?$select=Key{options}", size))
                .ShouldBe(size == 1 ? whole.Take(5) : whole, $"pages of {size}");
    }

    [Theory]
    [InlineData("$top=100&$skip=20", 20, 100)]
    [InlineData("$top=3", 0, 3)]
    [InlineData("$skip=190", 190, 8)]
    [InlineData("$skip=500", 198, 0)]
    public async Task TopAndSkip_AcrossPages_AreOfTheWhole(string options, int skipped, int taken) =>
        (await _pipeline!.AllKeysAsync($"DailyMetrics?$select=Key&{options}", 30)).ShouldBe(Rows.Skip(skipped).Take(taken).Select(KeyOf));

    [Theory]
    [InlineData("Views desc", false)]
    [InlineData("Day desc,PageKey", false)]
    [InlineData("PageKey,Day", true)]
    public async Task Order_OtherThanThatOfTheTable_IsMadeInMemory(string order, bool ascending)
    {
        var answer = await _pipeline!.FeedAsync($"DailyMetrics?$select=Key&$orderby={order}&$top=20");

        var expected = order switch
        {
            "Views desc" => Rows.OrderByDescending(day => day[PageMetric.Views].Count ?? -1).ThenBy(KeyOf, StringComparer.Ordinal),
            "Day desc,PageKey" => Rows.OrderByDescending(day => day.Day).ThenBy(day => $"{day.Page.Network.Name}~{day.Page.Id}", StringComparer.Ordinal),
            // Not the order of the table: the id 100 begins 1000.
            _ => Rows.OrderBy(day => $"{day.Page.Network.Name}~{day.Page.Id}", StringComparer.Ordinal).ThenBy(day => day.Day),
        };
        answer.Keys().ShouldBe(expected.Select(KeyOf).Take(20));
        ascending.ShouldBe(order == "PageKey,Day");
    }

    [Fact]
    public async Task Order_OfMoreRowsThanMemoryHolds_IsNotImplemented()
    {
        var answer = await _pipeline!.FeedAsync("DailyMetrics?$orderby=Views&$top=10001");

        answer.Status.ShouldBe(501);
        answer.Body.ShouldContain("$top");
    }

    [Fact]
    public async Task Reader_LimitedToAPage_SeesNoOther()
    {
        var reader = new Reader(new HashSet<PageKey> { Pages[1] });

        var answer = await _pipeline!.FeedAsync("DailyMetrics?$select=PageKey&$filter=PageKey ne 'facebook~1000' or true", reader: reader);

        answer.Keys("PageKey").Distinct().ShouldBe(["facebook~1000"]);
    }

    [Fact]
    public void Sets_Properties_AreAsTheFeedNeedsThem()
    {
        var model = _pipeline!.Get<FeedModel>();
        foreach (var set in model.Sets)
        {
            set.Key.IsNullable.ShouldBeFalse(set.Name);
            set.Properties.Select(property => property.Name).ShouldBeUnique();
            foreach (var property in set.Properties)
            {
                property.Name.ShouldMatch("^[A-Z][A-Za-z0-9]*$", set.Name);
                property.CaptionEn.ShouldNotBeNullOrWhiteSpace();
                property.CaptionFr.ShouldNotBeNullOrWhiteSpace();
            }
            set.Order.ShouldAllBe(name => set.Find(name) != null);
            set.Links.ShouldAllBe(link => model.Find(link.Set) != null && set.Find(link.Property) != null);
        }
    }

    [Fact]
    public void Captions_OfEveryMetric_AreThere() =>
        Functions.Feed.Sets.MetricCaptions.All.Keys.ShouldBe(PageMetric.All, ignoreOrder: true);

    private static DailyPageMetrics Row(PageKey page, int i) => new(page, FirstDay.AddDays(i), new Dictionary<PageMetric, MetricValue>
    {
        [PageMetric.Views] = i % 7 == 0 ? MetricValue.Missing(MetricStatus.NotCollected) : i % 5 == 0 ? MetricValue.Provisional(i % 11) : MetricValue.Ok(i % 11),
        [PageMetric.Engagements] = i % 3 == 0 ? MetricValue.Missing(MetricStatus.NoPermission) : MetricValue.Ok(i % 9),
    });
}
