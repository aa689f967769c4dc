using Engagement.Core;
using Engagement.Functions.Collect;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>Reads what Facebook tells of a page's present alone: how many like it, and how many follow it where no metric says so.</summary>
internal sealed class FacebookPageNode(FacebookClient client, TimeProvider clock)
{
    private const string FollowersField = "followers_count";
    private const string FansField = "fan_count";

    /// <summary>Fills in the last complete day, when it is the window's last: what the page was on another day cannot be asked for.</summary>
    /// <exception cref="TransientSourceException">The same may succeed later.</exception>
    public async Task ReadAsync(CollectedDays days, CancellationToken cancellation)
    {
        var day = days.Range.LastDay;
        if (day != clock.LastCompleteDay(days.Page.Network))
            return;
        try
        {
            using var answer = await client.GetNodeAsync(days.Page, $"{FollowersField},{FansField}", cancellation).ConfigureAwait(false);
            if (answer.RootElement.FindCount(FansField) is { } fans)
                days.Set(day, PageMetric.Fans, MetricValue.Ok(fans));
            if (days.Find(day, PageMetric.Followers)?.Count is null && answer.RootElement.FindCount(FollowersField) is { } followers)
                days.Set(day, PageMetric.Followers, MetricValue.Ok(followers));
        }
        catch (PageRefusedException e)
        {
            days.Set(day, PageMetric.Fans, MetricValue.Missing(e.Status));
        }
        catch (FacebookErrorException e)
        {
            throw new TransientSourceException(e.Message, inner: e);
        }
    }
}
