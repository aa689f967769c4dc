using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Engagement.Core;
using Engagement.Core.FakeFans.Pages;
using Engagement.Functions.Api;
using Engagement.Functions.Collect;
using Engagement.Functions.Detect;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Takes down what a page's team knows happened: campaigns, press, contests. The page is judged again with them.</summary>
internal sealed class TeamEventEntry(PageQuestion question, TeamEventRows events, MessageQueues queues, TimeProvider clock)
{
    private const int MaxTitleLength = 200;
    private const int MaxDays = 92;
    private const int MaxIdLength = 60;

    public Task<IResult> ListAsync(string network, string id, CancellationToken cancellation) => question.OfRegisteredAsync(network, id, async page =>
        new TaggedJson(new TeamEventsAnswer(
            page.Key.Network.Name, page.Key.Id,
            [.. (await events.ReadAsync(page.Key, cancellation).ConfigureAwait(false)).OrderBy(entered => entered.Days.FirstDay).Select(TeamEventAnswer.Of)])), cancellation);

    /// <param name="eventId">Null derives one from what is sent, so that sending it twice enters it once.</param>
    public Task<IResult> SaveAsync(string network, string id, string? eventId, HttpRequest request, CancellationToken cancellation) => question.OfRegisteredAsync(network, id, async page =>
    {
        using var body = await SmallJsonBody.ReadAsync(request, cancellation).ConfigureAwait(false);
        var entered = Read(body.RootElement, eventId);
        var known = await events.ReadAsync(page.Key, cancellation).ConfigureAwait(false);
        if (known.Count >= TeamEventRows.Most && known.All(other => other.Id != entered.Id))
            throw new PageRequestException("body", FormattableString.Invariant($"The page has {TeamEventRows.Most} events; remove some that are old."));
        await events.SaveAsync(page.Key, entered, cancellation).ConfigureAwait(false);
        await queues.SendAsync(DetectMessage.For(page.Key, entered.Days, clock.TargetDay(page)), cancellation).ConfigureAwait(false);
        return Results.Json(TeamEventAnswer.Of(entered));
    }, cancellation);

    public Task<IResult> RemoveAsync(string network, string id, string eventId, CancellationToken cancellation) => question.OfRegisteredAsync(network, id, async page =>
    {
        var entered = (await events.ReadAsync(page.Key, cancellation).ConfigureAwait(false)).FirstOrDefault(other => other.Id == eventId);
        if (entered is null || !await events.RemoveAsync(page.Key, eventId, cancellation).ConfigureAwait(false))
            return Results.Problem($"{page.Key} has no event {eventId}.", statusCode: StatusCodes.Status404NotFound, title: "There is no such event.");
        await queues.SendAsync(DetectMessage.For(page.Key, entered.Days, clock.TargetDay(page)), cancellation).ConfigureAwait(false);
        return Results.Json(TeamEventAnswer.Of(entered));
    }, cancellation);

    private static TeamEvent Read(JsonElement body, string? eventId)
    {
        var first = Day(body, "firstDay") ?? throw new PageRequestException("firstDay", "firstDay is missing; write it as 2026-11-21.");
        var last = Day(body, "lastDay") ?? first;
        if (last < first)
            throw new PageRequestException("lastDay", "lastDay is before firstDay; swap them.");
        var days = new DayRange(first, last);
        if (days.DayCount > MaxDays)
            throw new PageRequestException("lastDay", FormattableString.Invariant($"the event lasts {days.DayCount} days; enter at most {MaxDays} at a time, since what always runs explains nothing."));
        var title = body.Text("title", MaxTitleLength) ?? throw new PageRequestException("title", "title is missing; say what it was.");
        if (eventId is not null && (eventId.Length > MaxIdLength || !eventId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')))
            throw new PageRequestException("eventId", FormattableString.Invariant($"'{eventId}' is not usable as an id; use at most {MaxIdLength} letters, digits, '-' and '_'."));
        return new(eventId ?? IdOf(days, title), days, title);
    }

    private static string IdOf(DayRange days, string title)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{days.LastDay:yyyyMMdd}|{title}"))))[..8];
        return string.Create(CultureInfo.InvariantCulture, $"{days.FirstDay:yyyyMMdd}-{hash}");
    }

    private static DateOnly? Day(JsonElement body, string field)
    {
        if (body.Text(field, 10) is not { } text)
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2004 and < 9999
            ? day
            : throw new PageRequestException(field, $"{field} '{text}' is not a day since 2004; write it as 2026-11-21.");
    }
}

internal sealed record TeamEventsAnswer(string Network, string Id, IReadOnlyList<TeamEventAnswer> Events);

/// <summary>What is sent to enter an event; without lastDay it is one day.</summary>
internal sealed record TeamEventBody(string Title, string FirstDay, string? LastDay);

internal sealed record TeamEventAnswer(string Id, DateOnly FirstDay, DateOnly LastDay, string Title)
{
    public static TeamEventAnswer Of(TeamEvent entered) => new(entered.Id, entered.Days.FirstDay, entered.Days.LastDay, entered.Title);
}
