using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Engagement.Core;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>Lists the private conversations of a page, the one with the newest message first. What is written in them is never asked for.</summary>
/// <param name="pageSize">Conversations that one request asks for; fewer, when Facebook finds that too much.</param>
internal sealed class FacebookConversationListing(FacebookClient client, PageKey page, int pageSize)
{
    public const string Edge = "conversations";

    /// <summary>Facebook hands out no more of a conversation: the newest ones.</summary>
    /// <remarks>Source: https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversations.</remarks>
    public const int ReadableMessages = 20;

    private static readonly string Fields = string.Create(
        CultureInfo.InvariantCulture, $"id,updated_time,message_count,messages.limit({ReadableMessages}){{id,created_time,from{{id}}}}");

    private readonly FacebookPageSize _pageSize = new(pageSize);

    /// <summary>The conversations with a message since an instant, one page of the list at a time.</summary>
    public async IAsyncEnumerable<IReadOnlyList<JsonElement>> SinceAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var cursors = new FacebookCursors("list of conversations");
        string? after = null;
        do
        {
            using var answer = await GetAsync(after, cancellation).ConfigureAwait(false);
            if (answer.RootElement.Find("data") is not { ValueKind: JsonValueKind.Array } data)
                throw new TransientSourceException("Facebook's list of conversations has no data array.");
            var updated = data.EnumerateArray().Where(conversation => UpdatedAt(conversation) >= since).ToList();
            yield return updated;
            after = updated.Count < data.GetArrayLength() ? null : cursors.Next(answer.RootElement);
        }
        while (after is not null);
    }

    private static DateTimeOffset UpdatedAt(JsonElement conversation) => conversation.FindInstant("updated_time")
        ?? throw new TransientSourceException("Facebook lists a conversation without a usable time.");

    private async Task<JsonDocument> GetAsync(string? after, CancellationToken cancellation)
    {
        while (true)
        {
            List<(string, string)> parameters = [("platform", "MESSENGER"), ("fields", Fields), ("limit", _pageSize.Count.ToString(CultureInfo.InvariantCulture))];
            if (after is not null)
                parameters.Add(("after", after));
            try
            {
                return await client.GetAsync(page, Edge, parameters, cancellation).ConfigureAwait(false);
            }
            catch (FacebookErrorException e) when (e.Action == FacebookErrorAction.ShrinkRequest && _pageSize.TryHalve())
            {
            }
            catch (FacebookErrorException e)
            {
                throw new TransientSourceException(e.Message, inner: e);
            }
        }
    }
}
