using System.Text.Json;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>Collects who wrote when in the private conversations of a page: what response times need, and nothing else.</summary>
internal sealed class FacebookConversations(FacebookClient client, AuthorKeys keys, MessageRows rows, IOptions<FacebookOptions> options) : IStreamSource
{
    public Network Network => Network.Facebook;

    public CollectionStream Stream => CollectionStream.Messages;

    public async Task CollectAsync(RegisteredPage page, DayRange days, DateOnly asOfDay, CancellationToken cancellation)
    {
        if (!keys.CanBeMade)
            throw new PageRefusedException(MetricStatus.NotCollected,
                "Private messages are stored under keyed hashes only, and there is no secret to make them with; set Collection__AuthorSecret to 32 random characters or more.");

        // A conversation that gets a message while the list is read moves to its front and is passed over. The next window finds it there:
        // so each window keeps what it sees of the day before as well.
        var kept = new DayRange(days.FirstDay.AddDays(-1), days.LastDay);
        var listing = new FacebookConversationListing(client, page.Key, options.Value.ConversationsPageSize);
        await foreach (var conversations in listing.SinceAsync(Network.StartOf(days.FirstDay), cancellation).ConfigureAwait(false))
            await rows.UpdateAsync(
                conversations.SelectMany(conversation => Messages(page.Key, conversation)).Where(message => kept.Contains(Network.DayOf(message.CreatedAt))),
                cancellation).ConfigureAwait(false);
    }

    /// <summary>The messages that Facebook hands out, oldest first.</summary>
    private IEnumerable<PrivateMessage> Messages(PageKey page, JsonElement conversation)
    {
        if (conversation.FindText("id") is not { Length: > 0 } id)
            throw new TransientSourceException("Facebook lists a conversation without a usable id.");
        var listed = conversation.Find("messages")?.FindItems("data").ToList() ?? [];
        var readable = listed.Select(message => Read(page, id, message)).OfType<PrivateMessage>().OrderBy(message => message.CreatedAt).ToList();
        // Messages that are too old come without their details, or not at all.
        var followsGap = readable.Count < listed.Count || HasMore(conversation, listed.Count);
        // Where the secret of keys changes, a conversation goes on under another key.
        return readable.Select((message, i) => message with { FollowsGap = i == 0 ? followsGap : message.ConversationKey != readable[i - 1].ConversationKey });
    }

    private PrivateMessage? Read(PageKey page, string conversation, JsonElement message) =>
        message.FindText("id") is { Length: > 0 } id && message.FindInstant("created_time") is { } createdAt
        && keys.Of(Network, $"conversation/{conversation}", createdAt) is { } conversationKey && keys.Of(Network, $"message/{id}", createdAt) is { } key
            ? new(page, conversationKey, key, createdAt, message.Find("from")?.FindText("id") is { } author ? author == page.Id : null, false)
            : null;

    private static bool HasMore(JsonElement conversation, int listed) =>
        conversation.Find("messages")?.Find("paging")?.FindText("next") is not null
        || (conversation.FindCount("message_count") is { } count ? count > listed : listed >= FacebookConversationListing.ReadableMessages);
}
