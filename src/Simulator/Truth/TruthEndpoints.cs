using System.Text.Json;
using Engagement.Core;
using Engagement.Simulator.Faults;
using Engagement.Simulator.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Engagement.Simulator.Truth;

/// <summary>What really happened on the pages, and the switch for faults: for tests, no part of any network's API.</summary>
internal static class TruthEndpoints
{
    public static void MapTruth(this IEndpointRouteBuilder routes, SimulatedPages pages, FaultBoard faults)
    {
        routes.MapGet("/truth/pages", () => new { pages = pages.Histories.Select(h => Page(h, pages)) });
        routes.MapGet("/truth/pages/{id}", (string id) => Find(id, pages, h => Results.Ok(Page(h, pages))));
        routes.MapGet("/truth/pages/{id}/days", (string id, DateOnly? first, DateOnly? last) =>
            Find(id, pages, h => Results.Ok(new { days = Days(pages.Snapshot(h), first, last) })));
        routes.MapGet("/truth/pages/{id}/posts", (string id) => Find(id, pages, h => Results.Ok(new { posts = Posts(pages.Snapshot(h)) })));
        routes.MapGet("/truth/pages/{id}/comments", (string id) =>
            Find(id, pages, h => Results.Ok(new { comments = Comments(pages.Snapshot(h)) })));
        routes.MapGet("/truth/pages/{id}/messages", (string id) =>
            Find(id, pages, h => Results.Ok(new { messages = Messages(pages.Snapshot(h)) })));
        routes.MapGet("/truth/pages/{id}/events", (string id) =>
            Find(id, pages, h => Results.Ok(new { events = pages.Snapshot(h).Events })));
        routes.MapGet("/truth/pages/{id}/fault", (string id) =>
            Find(id, pages, _ => Results.Ok(faults.On(id))));
        routes.MapPost("/truth/pages/{id}/fault", (string id, HttpRequest request) =>
            FaultRequests.SetAsync(faults, [id], request, () => Find(id, pages, _ => null)));
        routes.MapPost("/truth/pages/fault", (HttpRequest request) =>
            FaultRequests.SetAsync(faults, [.. pages.Histories.Select(h => h.Profile.Id)], request, () => null));
        routes.MapGet("/truth/pages/{id}/calls", (string id) => Find(id, pages, _ => Results.Ok(faults.CallsOf(id))));
        routes.MapGet("/truth/pages/faults", () => FaultRequests.Describe(faults));
        routes.MapPost("/truth/pages/{id}/moderation", (string id, HttpRequest request) =>
            pages.Find(id) is { } history ? ModerateAsync(history, pages, request) : Task.FromResult(Unknown(id)));
    }

    private static async Task<IResult> ModerateAsync(PageHistory history, SimulatedPages pages, HttpRequest request)
    {
        try
        {
            var wanted = await JsonSerializer.DeserializeAsync<ModerationRequest>(request.Body, JsonSerializerOptions.Web, request.HttpContext.RequestAborted);
            if (wanted is not { Id: { } id, Action: { } action })
                return Results.Problem("id or action is missing; send {\"id\":\"...\",\"action\":\"remove\"}", statusCode: 400);
            history.Moderate(id, action, pages.Now);
            return Results.Ok();
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return Results.Problem(e.Message, statusCode: 400);
        }
    }

    private sealed record ModerationRequest(string? Id, string? Action);

    private static object Page(PageHistory history, SimulatedPages pages)
    {
        var page = history.Describe(pages.Now);
        var snapshot = pages.Snapshot(history);
        return new
        {
            page.Id,
            page.Name,
            page.AccessToken,
            page.TimeZone,
            page.Market,
            page.FirstDay,
            LastDay = snapshot.LastDay,
            IsRecorded = page.LastDay is not null,
            page.HasInsights,
            page.HasPosts,
            page.HasComments,
            PostCount = snapshot.Posts.Count,
            FollowersNow = snapshot.LatestFollowers(),
            FansNow = snapshot.Fans ?? snapshot.LatestFollowers(),
            snapshot.Events,
        };
    }

    private static IEnumerable<object> Days(PageSnapshot page, DateOnly? first, DateOnly? last) =>
        new DayRange(page.FirstDay, page.LastDay).Days().Where(day => !(day < first) && !(day > last)).Select(day => new
        {
            Day = day,
            Values = page.True.GetValueOrDefault(day)?.Values ?? new Dictionary<string, long>(),
            Served = page.Served.GetValueOrDefault(day)?.Values ?? new Dictionary<string, long>(),
            FollowersByCountry = page.FollowersByCountry(day),
            IsCampaign = page.Events.Any(e => e.Kind == "campaign" && day >= e.FirstDay && day <= e.LastDay),
            PostsPublished = page.Posts.Count(p => Network.Facebook.DayOf(p.CreatedAt) == day),
        });

    private static IEnumerable<object> Posts(PageSnapshot page) => page.Posts.Select(p => new
    {
        Id = $"{page.Profile.Id}_{p.Id}",
        p.CreatedAt,
        Day = Network.Facebook.DayOf(p.CreatedAt),
        Kind = p.Kind.Name,
        p.Message,
        p.Permalink,
        p.IsViral,
        p.Reactions,
        p.ReactionsByType,
        p.Comments,
        p.TopLevelComments,
        p.Shares,
        p.Views,
        p.ViewsFromAds,
        p.Viewers,
        p.Clicks,
        p.VideoViews,
    });

    private static IEnumerable<object> Comments(PageSnapshot page) =>
        page.Posts.SelectMany(p => p.KnownComments.Value.Select(c => new
        {
            PostId = $"{page.Profile.Id}_{p.Id}",
            c.Id,
            c.ParentId,
            c.CreatedAt,
            c.AuthorId,
            c.AuthorName,
            c.Message,
            c.Kind,
            State = c.IsRemoved ? "removed" : c.IsHidden ? "hidden" : "visible",
        }));

    private static IEnumerable<object> Messages(PageSnapshot page) =>
        page.Conversations.Value.SelectMany(c => c.Messages.Select((m, i) => new
        {
            ConversationId = c.Id,
            m.Id,
            m.CreatedAt,
            Day = Network.Facebook.DayOf(m.CreatedAt),
            m.IsFromPage,
            m.Text,
            c.CustomerId,
            c.CustomerName,
            IsReadable = i >= c.Messages.Count - SimulatedConversation.ReadableMessages,
            AnsweredAfterSeconds = AnswerTime(c.Messages, i),
        }));

    /// <summary>From the first message after one of the page's to the page's next; null for other messages, and while there is no answer.</summary>
    private static double? AnswerTime(IReadOnlyList<SimulatedMessage> messages, int index)
    {
        if (messages[index].IsFromPage || index > 0 && !messages[index - 1].IsFromPage)
            return null;
        return (messages.Skip(index).FirstOrDefault(m => m.IsFromPage)?.CreatedAt - messages[index].CreatedAt)?.TotalSeconds;
    }

    private static IResult? Find(string id, SimulatedPages pages, Func<PageHistory, IResult?> answer) =>
        pages.Find(id) is { } history ? answer(history) : Unknown(id);

    private static IResult Unknown(string id) => Results.Problem($"page '{id}' is not simulated; GET /truth/pages lists those that are", statusCode: 404);
}
