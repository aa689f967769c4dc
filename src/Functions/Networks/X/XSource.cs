using Engagement.Core;
using Engagement.Functions.Collect;

namespace Engagement.Functions.Networks.X;

/// <summary>Collects an X account: how many follow it, then its posts.</summary>
/// <remarks>X reports nothing else per day, and of followers only how many there are now: what was not read at the time stays "not collected".</remarks>
internal sealed class XSource(XUsers users, XPosts posts, PostCollector collector, XConversations conversations, TimeProvider clock) : INetworkSource
{
    public Network Network => Network.X;

    public async Task<Refusal?> CollectAsync(RegisteredPage page, CollectedDays days, CancellationToken cancellation)
    {
        // Only for its newest day is the account asked for each time: that day has its followers.
        var isNewest = days.Range.LastDay == clock.LastCompleteDay(Network);
        var user = isNewest ? null : XUsers.Remembered(page);
        var ofUser = user is not null ? null : await Refusal.OfAsync(async () => user = await users.ReadAsync(page, cancellation).ConfigureAwait(false)).ConfigureAwait(false);
        if (page.Collects.HasFlag(CollectedData.Insights) && isNewest)
            days.Set(days.Range.LastDay, PageMetric.Followers, user?.Followers is { } followers
                ? MetricValue.Ok(followers)
                : MetricValue.Missing(ofUser?.Status ?? MetricStatus.NotCollected));

        var ofPosts = ofUser;
        if (user is not null && page.Collects.HasFlag(CollectedData.Posts))
            ofPosts = await Refusal.OfAsync(() => CollectPostsAsync(page, user, days, cancellation)).ConfigureAwait(false);
        if (page.Collects.HasFlag(CollectedData.Posts))
            days.SetMissing([PageMetric.PostsPublished], ofPosts?.Status ?? MetricStatus.NotCollected);
        days.SetMissing(PageMetric.All, MetricStatus.NotCollected);
        return ofPosts;
    }

    private async Task CollectPostsAsync(RegisteredPage page, XUser user, CollectedDays days, CancellationToken cancellation)
    {
        var isComplete = user.ListsAllPosts || await posts.AnyBeforeAsync(page.Key, user.Id, days.Range.FirstDay, cancellation).ConfigureAwait(false);
        DateTimeOffset? oldest = null;
        var own = new Dictionary<string, bool>(StringComparer.Ordinal);
        var replies = new List<XSaid>();
        await collector.CollectAsync(days, Watched(), () => posts.FindNewestAsync(page.Key, user.Id, days.Range.LastDay, cancellation), isComplete ? int.MaxValue : -1, cancellation).ConfigureAwait(false);

        // Where X's list may have been cut, the days before its end, and the day in which it ends, are not known.
        if (!isComplete)
            foreach (var day in days.Range.Days().TakeWhile(day => oldest is null || day <= Network.DayOf(oldest.Value)))
                days.Set(day, PageMetric.PostsPublished, MetricValue.Missing(MetricStatus.NotCollected));
        // Listed here anyway; listing them once more for the conversations would be paid for once more.
        if (page.Collects.HasFlag(CollectedData.Comments))
            await conversations.StoreAsync(page.Key, user.Id, replies, isOwn: true, own, cancellation).ConfigureAwait(false);

        async IAsyncEnumerable<IReadOnlyList<Post>> Watched()
        {
            await foreach (var listed in posts.ListAsync(page.Key, user.Id, days.Range, cancellation).ConfigureAwait(false))
            {
                foreach (var (post, said) in listed)
                {
                    oldest = post.CreatedAt < oldest ? post.CreatedAt : oldest ?? post.CreatedAt;
                    own[post.Id] = true;
                    if (said.IsReply)
                        replies.Add(said);
                }
                yield return [.. listed.Select(item => item.Post)];
            }
        }
    }
}
