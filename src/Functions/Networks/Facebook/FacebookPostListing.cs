using System.Globalization;
using System.Text.Json;
using Engagement.Core;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>The requests for one listing of posts. One field that Facebook does not grant fails the whole list: then it is asked for without.</summary>
internal sealed class FacebookPostListing(FacebookClient client, PageKey page, DayRange days, FacebookPostInsights insights, int pageSize)
{
    // Without filter(stream) replies to comments are not counted.
    private const string Fields = "id,message,created_time,permalink_url,status_type,attachments{media_type},shares,"
        + "reactions.summary(total_count).limit(0),comments.filter(stream).summary(true).limit(0)";

    private readonly FacebookPageSize _pageSize = new(pageSize);

    /// <summary>One page of the listing.</summary>
    /// <param name="after">Facebook's cursor; null for the first page.</param>
    public async Task<JsonDocument> GetAsync(string? after, CancellationToken cancellation)
    {
        while (true)
        {
            var asked = insights.Asked;
            try
            {
                var answer = await AskAsync(asked.Count == 0 ? Fields : $"{Fields},{FacebookPostInsights.Field(asked)}", _pageSize.Count, after, cancellation).ConfigureAwait(false);
                foreach (var metric in asked)
                    insights.Answer(metric);
                return answer;
            }
            catch (FacebookErrorException e) when (e.Action == FacebookErrorAction.ShrinkRequest && _pageSize.TryHalve())
            {
            }
            catch (FacebookErrorException e) when (e.Action == FacebookErrorAction.DropMetric && asked.Count > 0)
            {
                await IsolateAsync(asked, cancellation).ConfigureAwait(false);
            }
            catch (PageRefusedException e) when (e.Status != MetricStatus.TokenExpired && asked.Count > 0)
            {
                // Metrics need more than posts do: whether it is they that are refused shows in the list without them.
                insights.LeaveOut(e.Status);
            }
            catch (FacebookErrorException e)
            {
                throw new TransientSourceException(e.Message, inner: e);
            }
        }
    }

    // The error does not say which metric is meant.
    private async Task IsolateAsync(IReadOnlyList<FacebookPostMetric> asked, CancellationToken cancellation)
    {
        var refused = asked.Count == 1 ? [.. asked] : new List<FacebookPostMetric>();
        if (asked.Count > 1)
            foreach (var metric in asked)
                if (!await IsOfferedAsync(metric, cancellation).ConfigureAwait(false))
                    refused.Add(metric);
        foreach (var metric in refused)
            insights.Refuse(metric);
        // Each is answered alone, but not together with the others.
        if (refused.Count == 0)
            insights.LeaveOut(MetricStatus.NotCollected);
    }

    private async Task<bool> IsOfferedAsync(FacebookPostMetric metric, CancellationToken cancellation)
    {
        try
        {
            using var answer = await AskAsync(FacebookPostInsights.Field([metric]), 1, null, cancellation).ConfigureAwait(false);
            return true;
        }
        catch (FacebookErrorException e) when (e.Action == FacebookErrorAction.DropMetric)
        {
            return false;
        }
        catch (FacebookErrorException e)
        {
            throw new TransientSourceException(e.Message, inner: e);
        }
    }

    private Task<JsonDocument> AskAsync(string fields, int limit, string? after, CancellationToken cancellation)
    {
        // Whether the bounds belong to the range is not documented: ask for a second more and filter by day.
        var since = page.Network.StartOf(days.FirstDay).ToUnixTimeSeconds() - 1;
        var until = page.Network.StartOf(days.LastDay.AddDays(1)).ToUnixTimeSeconds();
        List<(string, string)> parameters =
        [
            ("fields", fields),
            ("limit", limit.ToString(CultureInfo.InvariantCulture)),
            ("since", since.ToString(CultureInfo.InvariantCulture)),
            ("until", until.ToString(CultureInfo.InvariantCulture)),
        ];
        if (after is not null)
            parameters.Add(("after", after));
        return client.GetAsync(page, "published_posts", parameters, cancellation);
    }
}
