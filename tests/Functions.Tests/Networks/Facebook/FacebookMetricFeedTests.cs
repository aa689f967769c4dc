using System.Text.Json;
using Engagement.Core;
using Engagement.Functions.Networks.Facebook;

namespace Engagement.Functions.Tests.Networks.Facebook;

public class FacebookMetricFeedTests
{
    private static readonly FacebookMetricFeed Types = FacebookMetricFeed.Types(
        PageMetric.Reactions, PageMetric.ReactionsOther, ("like", PageMetric.ReactionsLike), ("love", PageMetric.ReactionsLove));

    private static readonly FacebookMetricFeed Keys = FacebookMetricFeed.Keys(("total", PageMetric.FanAdds), ("paid", PageMetric.FanAddsPaid));

    private static readonly FacebookMetricFeed ByAds = FacebookMetricFeed.Breakdown(
        "is_from_ads", ("1", PageMetric.ViewsFromAds), ("0", PageMetric.ViewsOrganic));

    [Theory]
    [InlineData("""{"value":{"like":8,"love":1}}""", "Reactions=9 ReactionsOther=0 ReactionsLike=8 ReactionsLove=1")]
    [InlineData("""{"value":{"like":"8"}}""", "Reactions=8 ReactionsOther=0 ReactionsLike=8 ReactionsLove=0")]
    [InlineData("""{"value":{"love":2,"care":3}}""", "Reactions=5 ReactionsOther=3 ReactionsLike=0 ReactionsLove=2")]
    [InlineData("""{"value":{}}""", "Reactions=0 ReactionsOther=0 ReactionsLike=0 ReactionsLove=0")]
    [InlineData("""{"value":{"like":8,"love":"many"}}""", "")]
    [InlineData("""{"value":{"like":9223372036854775807,"love":1}}""", "")]
    [InlineData("""{"value":[]}""", "")]
    [InlineData("""{"value":7}""", "")]
    [InlineData("{}", "")]
    public void Types_Object_GivesTotalTypesAndRest(string point, string counts) => Read(Types, point).ShouldBe(counts);

    [Theory]
    [InlineData("""{"value":{"total":5,"paid":2,"unpaid":3}}""", "FanAdds=5 FanAddsPaid=2")]
    [InlineData("""{"value":{"total":5}}""", "FanAdds=5")]
    [InlineData("""{"value":{"total":null,"paid":"x"}}""", "")]
    [InlineData("""{"value":0}""", "")]
    public void Keys_Object_GivesWhatIsThere(string point, string counts) => Read(Keys, point).ShouldBe(counts);

    [Theory]
    [InlineData("""{"value":5,"is_from_ads":"1"}""", "ViewsFromAds=5")]
    [InlineData("""{"value":"5","is_from_ads":0}""", "ViewsOrganic=5")]
    [InlineData("""{"value":5,"is_from_ads":true}""", "ViewsFromAds=5")]
    [InlineData("""{"value":5,"is_from_ads":false}""", "ViewsOrganic=5")]
    [InlineData("""{"value":5,"is_from_ads":"2"}""", "")]
    [InlineData("""{"value":5}""", "")]
    [InlineData("""{"is_from_ads":"1"}""", "")]
    public void Breakdown_Point_IsOfThePartItNames(string point, string counts) => Read(ByAds, point).ShouldBe(counts);

    private static string Read(FacebookMetricFeed feed, string point)
    {
        using var json = JsonDocument.Parse(point);
        return string.Join(' ', feed.Read(json.RootElement).Select(c => $"{c.Metric}={c.Count}"));
    }
}
