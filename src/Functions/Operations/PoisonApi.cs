using System.Globalization;
using Engagement.Functions.Api;
using Engagement.Functions.Report;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Operations;

/// <summary>Shows what was given up and why, puts it back, or deletes it.</summary>
internal sealed class PoisonApi(PoisonQueues poison, MessageQueues queues, FailedMessageRows failures, ILogger<PoisonApi> log)
{
    private const int MaxReplayed = 1000;
    private const int UsuallyReplayed = 100;
    private const int MaxShownLength = 2000;

    private const string NotEncoded = "It is not base64, as messages of this app are: whatever sent it was not this app, and no function has seen it.";
    private const string NothingOnRecord = "No reason is on record: the app ended before it could say why (a crash, or functionTimeout of host.json), or storage was away, or it is too long ago.";

    public async Task<IResult> GetAsync(string queue, string? max, CancellationToken cancellation)
    {
        if (!MessageQueues.Names.Contains(queue))
            return UnknownQueue(queue);
        if (!TryRead(max, PoisonQueues.MaxPeeked, PoisonQueues.MaxPeeked, out var count))
            return BadMax(max, PoisonQueues.MaxPeeked);
        var messages = new List<PoisonMessageAnswer>();
        foreach (var message in await poison.PeekAsync(queue, count, cancellation).ConfigureAwait(false))
            messages.Add(await AnswerAsync(queue, message, cancellation).ConfigureAwait(false));
        return new TaggedJson(new PoisonAnswer(queue, await queues.CountPoisonAsync(queue, cancellation).ConfigureAwait(false), messages));
    }

    public async Task<IResult> ReplayAsync(string queue, string? max, CancellationToken cancellation)
    {
        if (!MessageQueues.Names.Contains(queue))
            return UnknownQueue(queue);
        if (!TryRead(max, UsuallyReplayed, MaxReplayed, out var count))
            return BadMax(max, MaxReplayed);
        var replayed = await poison.ReplayAsync(queue, count, cancellation).ConfigureAwait(false);
        log.LogInformation("{Count} messages went from {Queue}-poison back to {Queue}", replayed, queue, queue);
        return Results.Json(new ReplayAnswer(queue, replayed, await queues.CountPoisonAsync(queue, cancellation).ConfigureAwait(false)));
    }

    public async Task<IResult> RemoveAsync(string queue, string id, CancellationToken cancellation)
    {
        if (!MessageQueues.Names.Contains(queue))
            return UnknownQueue(queue);
        if (!Guid.TryParse(id, out _) || !await poison.RemoveAsync(queue, id, MaxReplayed, cancellation).ConfigureAwait(false))
            return Results.Problem(
                $"None of the oldest {MaxReplayed} messages of {queue}{PoisonQueues.Suffix} has this id; GET /api/operations/poison/{queue} lists ids.",
                statusCode: StatusCodes.Status404NotFound, title: "There is no such message.");
        log.LogInformation("A message of {Queue}-poison was deleted by hand", queue);
        return Results.NoContent();
    }

    private async Task<PoisonMessageAnswer> AnswerAsync(string queue, PoisonMessage message, CancellationToken cancellation)
    {
        if (message.Body is not { } body)
            return new(message.Id, NotEncoded, true, null, message.GivenUpAt, message.KeptUntil, null);
        var failure = await failures.FindAsync(queue, body, cancellation).ConfigureAwait(false);
        var shown = body.Length > MaxShownLength ? body[..MaxShownLength] : body;
        return new(message.Id, failure?.Reason ?? NothingOnRecord, failure?.IsUnreadable, failure?.FailedAt, message.GivenUpAt, message.KeptUntil, shown);
    }

    private static bool TryRead(string? text, int otherwise, int most, out int count)
    {
        count = otherwise;
        return string.IsNullOrEmpty(text) || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count >= 1 && count <= most;
    }

    private static IResult BadMax(string? max, int most) => Problem.BadInput("max", FormattableString.Invariant($"max is '{max}'; use 1 to {most}."));

    private static IResult UnknownQueue(string queue) => Results.Problem(
        $"There is no queue '{queue}'; use one of: {string.Join(", ", MessageQueues.Names)}.", statusCode: StatusCodes.Status404NotFound, title: "There is no such queue.");
}
