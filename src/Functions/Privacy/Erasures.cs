using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Connect;
using Engagement.Functions.Report;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Privacy;

/// <summary>The body of POST /api/privacy/erasures, for its description.</summary>
/// <param name="AuthorId">The network's id of the person.</param>
/// <param name="ConversationIds">The network's ids of private conversations with them, which cannot be found by the person.</param>
internal sealed record ErasureBody(string Network, string AuthorId, IReadOnlyList<string>? ConversationIds);

/// <param name="Status">"asked", "erased", or "confirmed" once nothing can come after it any more.</param>
internal sealed record ErasureAnswer(
    string Id, string Network, string Status, DateTimeOffset RequestedAt, DateTimeOffset? FinishedAt, long CommentsAnonymised, long MessagesRemoved, long SampledFollowersRemoved)
{
    public static ErasureAnswer Of(Erasure erasure) => new(
        erasure.Id, erasure.Network.Name, SnakeCase.Of(erasure.Status), erasure.RequestedAt, erasure.FinishedAt,
        erasure.CommentsAnonymised, erasure.MessagesRemoved, erasure.SampledFollowersRemoved);
}

/// <summary>Takes in wishes to be forgotten, and says what became of them. The person's id is hashed at once: it is neither stored, nor sent on, nor logged.</summary>
internal sealed class Erasures(AuthorKeys authors, ErasureRows rows, ErasedPeople people, MessageQueues queues, TimeProvider clock, ILogger<Erasures> log)
{
    private const int IdBytes = 16;
    private const int MaxIdLength = 200;
    private const int MaxConversations = 50;

    /// <summary>Longer than a function runs that has read beforehand who is erased (see <see cref="ErasedPeople.Lag"/>).</summary>
    public static readonly TimeSpan SecondPassDelay = PageRemoval.SweepDelay + ErasedPeople.Lag;

    public static bool IsId(string text) => text.Length == 2 * IdBytes && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Asked again for the same person, the same erasure runs again.</summary>
    public async Task<IResult> RequestAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            using var body = await SmallJsonBody.ReadAsync(request, cancellation).ConfigureAwait(false);
            var (network, keys) = Read(body.RootElement);
            if (keys.Count == 0)
                return Results.Problem(
                    "Collection__AuthorSecret is not set: who wrote what is not stored, so that nothing can be found by a person. Texts go after Retention__TextDays.",
                    statusCode: StatusCodes.Status409Conflict, title: "Authors are not stored.");
            return await StartAsync(network, keys, cancellation).ConfigureAwait(false);
        }
        catch (PageRequestException e)
        {
            return Problem.BadInput(e.Field, e.Message);
        }
    }

    public async Task<IResult> GetAsync(string id, CancellationToken cancellation)
    {
        if (IsId(id))
            foreach (var network in Network.All)
                if (await rows.FindAsync(network, id, cancellation).ConfigureAwait(false) is { } erasure)
                    return Results.Json(ErasureAnswer.Of(erasure));
        return Results.Problem("No erasure has this id, or it was too long ago (Retention__ErasureDays).", statusCode: StatusCodes.Status404NotFound, title: "There is no such erasure.");
    }

    private async Task<IResult> StartAsync(Network network, IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(',', keys))).AsSpan(0, IdBytes));
        // In this order: from now on nothing new is stored, and a stop at any point leaves either nothing begun, or everything certain to be done.
        var erasure = await rows.UpdateAsync(
            network, id, stored => (stored ?? new(network, id, keys, ErasureStatus.Asked, clock.GetUtcNow(), null)) with { Status = ErasureStatus.Asked, FinishedAt = null }, cancellation).ConfigureAwait(false);
        people.Forget();
        await queues.SendAsync(EraseMessage.For(network, id, EraseMessage.LastPass), SecondPassDelay, cancellation).ConfigureAwait(false);
        await queues.SendAsync(EraseMessage.For(network, id, 1), null, cancellation).ConfigureAwait(false);
        log.LogInformation("Erasure {Erasure} on {Network} is asked for", id, network.Name);
        return Results.Accepted($"/api/privacy/erasures/{id}", ErasureAnswer.Of(erasure!));
    }

    private (Network Network, IReadOnlyList<string> Keys) Read(JsonElement body)
    {
        if (!Network.TryParse(body.Text("network", MaxIdLength), out var network))
            throw new PageRequestException("network", $"network is missing or not known; use one of: {string.Join(", ", Network.All.Select(one => one.Name))}.");
        if (body.Text("authorId", MaxIdLength) is not { } author || !IsNetworkId(author))
            throw new PageRequestException("authorId", "authorId is missing or not an id; send the network's id of the person as text.");
        return (network, [.. Conversations(body).Select(id => $"conversation/{id}").Prepend(author).SelectMany(id => authors.Every(network, id)).Distinct().Order(StringComparer.Ordinal)]);
    }

    private static List<string> Conversations(JsonElement body)
    {
        if (!body.TryGetProperty("conversationIds", out var value) || value.ValueKind == JsonValueKind.Null)
            return [];
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > MaxConversations || !value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String && IsNetworkId(item.GetString()!)))
            throw new PageRequestException("conversationIds", FormattableString.Invariant($"conversationIds is not a list of at most {MaxConversations} ids as text; leave it out when there are none."));
        return [.. value.EnumerateArray().Select(item => item.GetString()!)];
    }

    private static bool IsNetworkId(string text) => text.Length is > 0 and <= MaxIdLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or ':' or '.');
}
