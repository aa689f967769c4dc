using System.Globalization;
using Engagement.Core;
using Engagement.Simulator.Faults;
using Engagement.Simulator.Truth;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Engagement.Simulator.X;

/// <summary>What really happened around the accounts, and the switch for faults: for tests, no part of any network's API.</summary>
internal static class XTruth
{
    public static void MapXTruth(this IEndpointRouteBuilder routes, XWorld world, FaultBoard faults)
    {
        routes.MapGet("/truth/x/accounts", () => new { accounts = world.Accounts.Select(a => Account(world, a)) });
        routes.MapGet("/truth/x/accounts/{id}", (string id) => Find(id, world, a => Results.Ok(Account(world, a))));
        routes.MapGet("/truth/x/accounts/{id}/days", (string id) =>
            Find(id, world, a => Results.Ok(new { days = Days(a.AsOf(world.Now)) })));
        routes.MapGet("/truth/x/accounts/{id}/posts", (string id) =>
            Find(id, world, a => Results.Ok(new { posts = Posts(a.AsOf(world.Now)) })));
        routes.MapGet("/truth/x/accounts/{id}/followers", (string id) =>
            Find(id, world, a => Results.Ok(new { followers = Followers(a.AsOf(world.Now)) })));
        routes.MapPost("/truth/x/accounts/{id}/authorize", (string id) => Find(id, world, a =>
        {
            world.Tokens.Authorize(a.Profile.Id);
            return Results.Ok(world.Describe(a));
        }));
        routes.MapGet("/truth/x/accounts/{id}/fault", (string id) =>
            Find(id, world, _ => Results.Ok(faults.On(id))));
        routes.MapPost("/truth/x/accounts/{id}/fault", (string id, HttpRequest request) =>
            FaultRequests.SetAsync(faults, [id], request, () => Find(id, world, _ => null)));
        routes.MapPost("/truth/x/accounts/fault", (HttpRequest request) =>
            FaultRequests.SetAsync(faults, [.. world.Accounts.Select(a => XText.Of(a.Profile.Id))], request, () => null));
        routes.MapGet("/truth/x/accounts/{id}/calls", (string id) => Find(id, world, _ => Results.Ok(faults.CallsOf(id))));
        routes.MapGet("/truth/x/accounts/faults", () => FaultRequests.Describe(faults));
    }

    private static object Account(XWorld world, XAccount account)
    {
        var (described, snapshot) = (world.Describe(account), account.AsOf(world.Now));
        var followers = snapshot.Followers().ToList();
        return new
        {
            described.Id,
            described.Username,
            described.Name,
            described.TimeZone,
            described.Market,
            described.FirstDay,
            snapshot.LastDay,
            Followers = followers.Count,
            BoughtFollowers = followers.Count(f => f.IsBought),
        };
    }

    private static IEnumerable<object> Days(XSnapshot snapshot)
    {
        var posts = snapshot.Timeline.ToLookup(p => Network.X.DayOf(p.CreatedAt));
        var mentions = snapshot.Mentions.CountBy(p => Network.X.DayOf(p.CreatedAt)).ToDictionary();
        var bought = snapshot.Account.Followers.Through(snapshot.LastDay).Where(f => f.IsBought).CountBy(f => f.Day).ToDictionary();
        return new DayRange(snapshot.FirstDay, snapshot.LastDay).Days().Select(day =>
        {
            var (gained, lost, total) = snapshot.Account.Followers.On(day);
            return new
            {
                Day = day,
                Followers = total,
                Gained = gained,
                Lost = lost,
                BoughtGained = bought.GetValueOrDefault(day),
                Originals = posts[day].Count(p => p.Kind == XPostKind.Original),
                Replies = posts[day].Count(p => p.Kind == XPostKind.Reply),
                Reposts = posts[day].Count(p => p.Kind == XPostKind.Repost),
                Mentions = mentions.GetValueOrDefault(day),
            };
        });
    }

    private static IEnumerable<object> Posts(XSnapshot snapshot) => snapshot.Posts.Select(p =>
    {
        var counts = snapshot.CountsOf(p);
        return new
        {
            Id = XText.Of(p.Id),
            p.CreatedAt,
            Day = Network.X.DayOf(p.CreatedAt),
            AuthorId = XText.Of(p.AuthorId),
            Kind = p.Kind.ToString().ToLower(CultureInfo.InvariantCulture),
            IsOwn = p.AuthorId == snapshot.Account.Profile.Id,
            p.Meaning,
            p.Text,
            Language = p.IsFrench ? "fr" : "en",
            ConversationId = XText.Of(p.ConversationId),
            ReferencedId = p.ReferencedId is { } referenced ? XText.Of(referenced) : null,
            p.IsViral,
            counts.Impressions,
            counts.Likes,
            counts.Reposts,
            Replies = snapshot.RepliesTo(p),
            counts.Quotes,
            counts.Bookmarks,
            counts.LinkClicks,
            counts.ProfileClicks,
            Engagements = snapshot.EngagementsOf(p),
        };
    });

    /// <summary>Those who follow now, newest first.</summary>
    private static IEnumerable<object> Followers(XSnapshot snapshot) => snapshot.Followers().Select(f => new
    {
        Id = XText.Of(snapshot.Account.People.IdOf(f)),
        FollowedOn = f.Day,
        f.IsBought,
        Batch = f.Batch == 0 ? (int?)null : f.Batch,
    });

    private static IResult? Find(string id, XWorld world, Func<XAccount, IResult?> answer) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && world.Find(number) is { } account
            ? answer(account)
            : Results.Problem($"account '{id}' is not simulated; GET /truth/x/accounts lists those that are", statusCode: 404);
}
