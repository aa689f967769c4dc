using System.Globalization;
using System.Text.Json;
using Engagement.Core;
using Engagement.Core.FakeFans;
using Engagement.Functions.Audit;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Networks.X;

/// <summary>Samples the followers of an account on X, the latest first.</summary>
/// <remarks>Every follower is paid for: a sample is bounded, taken page by page within the budget, and not taken again once it is whole.</remarks>
internal sealed class XAudienceSource(
    XClient client, XUsers users, XSpending spending, AudienceSampleRows rows, CollectionStates states, AuthorKeys keys, MessageQueues queues, IOptions<XOptions> options) : IStreamSource
{
    // Source: https://docs.x.com/x-api/users/get-followers
    private const int LargestPage = 1000;

    private const int KeptSamples = 13;

    private static readonly (string, string) Fields = ("user.fields", "created_at,description,location,profile_image_url,protected,public_metrics,url,verified");

    private readonly XOptions _options = options.Value;

    public Network Network => Network.X;

    public CollectionStream Stream => CollectionStream.Audience;

    public async Task CollectAsync(RegisteredPage page, DayRange days, DateOnly asOfDay, CancellationToken cancellation)
    {
        // What is covered was whole when it was recorded: a message that is delivered again buys nothing again.
        var covered = (await states.FindAsync(page.Key, Stream, cancellation).ConfigureAwait(false)).Covered;
        if (covered.Ranges.Any(range => range.Contains(days.LastDay)))
            return;
        var userId = await users.FindIdAsync(page, cancellation).ConfigureAwait(false);
        var sampled = await SampleAsync(page.Key, userId, days.LastDay, cancellation).ConfigureAwait(false);
        await rows.RemoveBeyondAsync(page.Key, days.LastDay, sampled, cancellation).ConfigureAwait(false);
        // Before the sample is on record as whole, or a stop in between would leave it without an audit.
        await queues.SendAsync(AuditMessage.For(page.Key, days.LastDay), cancellation).ConfigureAwait(false);

        var kept = covered.Add(days).Ranges.SelectMany(range => range.Days()).OrderDescending().Take(KeptSamples).ToList();
        if (kept.Count == KeptSamples)
            await rows.RemoveBeforeAsync(page.Key, kept[^1], cancellation).ConfigureAwait(false);
    }

    /// <returns>How many followers are in the sample.</returns>
    private async Task<int> SampleAsync(PageKey page, string userId, DateOnly day, CancellationToken cancellation)
    {
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        var (sampled, next) = (0, (string?)null);
        do
        {
            var affordable = await spending.AffordableAsync(page, XResource.OwnUser, client.IsOwner(page), cancellation).ConfigureAwait(false);
            var size = (int)Math.Clamp(Math.Min(affordable, _options.AudienceSampleSize - sampled), 1, LargestPage);
            List<(string, string)> parameters = [Fields, ("max_results", size.ToString(CultureInfo.InvariantCulture))];
            if (next is not null)
                parameters.Add(("pagination_token", next));
            using var answer = await client.GetAsync(page, $"users/{userId}/followers", parameters, XResource.OwnUser, cancellation).ConfigureAwait(false);

            var followers = XLists.Items(answer.RootElement).Take(_options.AudienceSampleSize - sampled).Select((user, index) => Read(page, day, sampled + index + 1, user)).ToList();
            await rows.SaveAsync(followers, cancellation).ConfigureAwait(false);
            sampled += followers.Count;
            next = answer.RootElement.Find("meta")?.FindText("next_token");
            if (next is not null && !tokens.Add(next))
                throw new TransientSourceException("X's list of followers leads back to the same page.");
        }
        while (next is not null && sampled < _options.AudienceSampleSize);
        return sampled;
    }

    private SampledFollower Read(PageKey page, DateOnly day, int rank, JsonElement user)
    {
        var (handle, name, description) = (user.FindText("username") ?? "", user.FindText("name"), user.FindText("description"));
        var metrics = user.Find("public_metrics");
        return new(
            page, day, rank, keys.Of(Network, user.FindText("id"), Network.StartOf(day)), user.FindInstant("created_at") is { } createdAt ? Network.DayOf(createdAt) : null,
            metrics?.FindCount("followers_count"), metrics?.FindCount("following_count"), metrics?.FindCount("tweet_count") ?? metrics?.FindCount("post_count"), metrics?.FindCount("listed_count"))
        {
            HasName = !string.IsNullOrWhiteSpace(name),
            HasDescription = !string.IsNullOrWhiteSpace(description),
            HasUrl = user.FindText("url") is { Length: > 0 },
            HasLocation = !string.IsNullOrWhiteSpace(user.FindText("location")),
            HasDefaultImage = user.FindText("profile_image_url")?.Contains("default_profile", StringComparison.Ordinal),
            IsProtected = Truth(user, "protected"),
            IsVerified = Truth(user, "verified"),
            HandleShape = ProfileFeatures.HandleShape(handle),
            HandleLength = handle.Length,
            NameEqualsHandle = string.Equals(name, handle, StringComparison.OrdinalIgnoreCase),
            DescriptionHasSpamPhrase = ProfileFeatures.HasSpamPhrase(description),
            DescriptionSaysBot = ProfileFeatures.SaysBot(description),
        };
    }

    private static bool? Truth(JsonElement user, string field) => user.Find(field)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
