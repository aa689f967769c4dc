using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Engagement.Functions.Networks.Facebook;
using Engagement.Functions.Report;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Connect;

/// <summary>Takes in what Facebook pushes. What a delivery says is enqueued and nothing more, so that the answer is quick.</summary>
/// <remarks>Source: https://developers.facebook.com/docs/graph-api/webhooks/getting-started. Whoever calls is known by the signature, not by a key.</remarks>
internal sealed class FacebookWebhook(MessageQueues queues, IOptions<FacebookOptions> options, ILogger<FacebookWebhook> log)
{
    // A delivery has up to a thousand changes; with their texts they are far below this.
    public const int MaxBodyBytes = 4 * 1024 * 1024;

    private const int MaxChallengeLength = 200;
    private const int ConcurrentSends = 16;
    private const string SignatureStart = "sha256=";

    private readonly FacebookOptions _options = options.Value;

    /// <summary>Proves to Facebook that this address belongs to whoever set up the subscription.</summary>
    public IResult Verify(IQueryCollection query) =>
        query["hub.mode"] == "subscribe" && IsVerifyToken(query["hub.verify_token"].ToString()) && query["hub.challenge"].ToString() is { Length: > 0 and <= MaxChallengeLength } challenge
            ? Results.Text(challenge, "text/plain")
            : Results.Problem(
                "The verify token is not the one of the setting Facebook__WebhookVerifyToken, or hub.mode or hub.challenge is missing.",
                statusCode: StatusCodes.Status403Forbidden, title: "The subscription is not confirmed.");

    public async Task<IResult> ReceiveAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (await ReadBodyAsync(request, cancellation).ConfigureAwait(false) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (!IsSigned(body.Span, request.Headers["X-Hub-Signature-256"].ToString()))
        {
            log.LogWarning("A delivery to the webhook was refused: its signature was not made with Facebook__AppSecret");
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }
        try
        {
            using var delivery = JsonDocument.Parse(body);
            await Parallel.ForEachAsync(
                FacebookDelivery.Read(delivery.RootElement).Distinct(),
                new ParallelOptions { MaxDegreeOfParallelism = ConcurrentSends, CancellationToken = cancellation },
                async (change, stop) => await queues.SendAsync(change, stop).ConfigureAwait(false)).ConfigureAwait(false);
            return Results.Ok();
        }
        catch (JsonException)
        {
            return Problem.BadInput("body", "The body is signed but is not JSON; send what Facebook sends.");
        }
    }

    private bool IsVerifyToken(string given) => _options.WebhookVerifyToken is { Length: > 0 } expected
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));

    private bool IsSigned(ReadOnlySpan<byte> body, string signature)
    {
        if (_options.AppSecret is not { Length: > 0 } secret || !signature.StartsWith(SignatureStart, StringComparison.Ordinal))
            return false;
        var given = new byte[SHA256.HashSizeInBytes];
        return Convert.FromHexString(signature.AsSpan(SignatureStart.Length), given, out _, out var written) == System.Buffers.OperationStatus.Done
            && written == given.Length
            && CryptographicOperations.FixedTimeEquals(given, HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
    }

    /// <returns>Null when there is more than is accepted.</returns>
    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > MaxBodyBytes)
            return null;
        using var body = new MemoryStream();
        var part = new byte[64 * 1024];
        while (await request.Body.ReadAsync(part, cancellation).ConfigureAwait(false) is > 0 and var count)
        {
            if (body.Length + count > MaxBodyBytes)
                return null;
            body.Write(part, 0, count);
        }
        return body.ToArray();
    }
}
