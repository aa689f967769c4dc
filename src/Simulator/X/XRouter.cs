using System.Globalization;
using System.Text.Json.Nodes;

namespace Engagement.Simulator.X;

/// <summary>What a call asks for, once its path is understood.</summary>
/// <param name="FaultEndpoint">The endpoint's name on the fault board.</param>
/// <param name="ReadsPosts">Whether what it returns counts as posts read.</param>
internal sealed record XRoute(XLimit Limit, string FaultEndpoint, Func<XCall, JsonObject> Answer, bool ReadsPosts = false)
{
    /// <summary>The accounts that the call is about: a fault on any of them hits it.</summary>
    public Func<XCall, IEnumerable<long>> Accounts { get; init; } = _ => [];
}

/// <summary>Finds out what a path means.</summary>
internal sealed class XRouter(XWorld world, XUsage usage)
{
    private static readonly XLimit ByUsername = new("users/by/username", 300, 900);
    private static readonly XLimit ByUserId = new("users/:id", 300, 900);
    private static readonly XLimit ByUserIds = new("users", 300, 900);
    private static readonly XLimit ByUsernames = new("users/by", 300, 900);
    private static readonly XLimit Me = new("users/me", null, 75);
    private static readonly XLimit Timeline = new("users/:id/tweets", 10_000, 900);
    private static readonly XLimit Mentions = new("users/:id/mentions", 450, 300);
    private static readonly XLimit Followers = new("users/:id/followers", 300, 300);
    private static readonly XLimit ByPostIds = new("tweets", 3500, 5000);
    private static readonly XLimit ByPostId = new("tweets/:id", 450, 900);
    private static readonly XLimit Search = new("tweets/search/recent", 450, 300);
    private static readonly XLimit Usage = new("usage/tweets", 50, null);

    private readonly XUserEndpoints _users = new(world);
    private readonly XPostEndpoints _posts = new(world);

    /// <exception cref="XException">There is no such path.</exception>
    public XRoute Find(string[] path) => path switch
    {
        ["users"] => new(ByUserIds, "users", _users.ByIds) { Accounts = call => Ids(call.List("ids")) },
        ["users", "me"] => new(Me, "users", _users.Me) { Accounts = call => [call.ActsFor!.Value] },
        ["users", "by"] => new(ByUsernames, "users", _users.ByNames) { Accounts = call => call.List("usernames").SelectMany(Named) },
        ["users", "by", "username", var name] => new(ByUsername, "users", call => _users.ByName(call, name)) { Accounts = _ => Named(name) },
        ["users", var id] => new(ByUserId, "users", call => _users.ById(call, id)) { Accounts = _ => Ids([id]) },
        ["users", var id, "tweets"] =>
            new(Timeline, "timeline", call => _posts.Timeline(call, id), ReadsPosts: true) { Accounts = _ => Ids([id]) },
        ["users", var id, "mentions"] =>
            new(Mentions, "mentions", call => _posts.Mentions(call, id), ReadsPosts: true) { Accounts = _ => Ids([id]) },
        ["users", var id, "followers"] => new(Followers, "followers", call => _users.Followers(call, id)) { Accounts = _ => Ids([id]) },
        ["tweets"] => new(ByPostIds, "posts", _posts.ByIds, ReadsPosts: true) { Accounts = call => Around(call.List("ids")) },
        ["tweets", "search", "recent"] => new(Search, "search", _posts.Search, ReadsPosts: true)
        {
            Accounts = call => XQuery.Read(call, world, call.Parameter("query") ?? "").Accounts,
        },
        ["tweets", var id] => new(ByPostId, "posts", call => _posts.ById(call, id), ReadsPosts: true) { Accounts = _ => Around([id]) },
        ["usage", "tweets"] => new(Usage, "usage", call => usage.Report(call, Today)),
        _ => throw XError.NoSuchPath(),
    };

    public DateOnly Today => Core.Network.X.DayOf(world.Now);

    private static IEnumerable<long> Ids(IEnumerable<string> texts) =>
        texts.Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0);

    private IEnumerable<long> Named(string username) => world.Find(username) is { } account ? [account.Profile.Id] : [];

    private IEnumerable<long> Around(IEnumerable<string> postIds) =>
        Ids(postIds).Select(world.FindPost).OfType<(XSnapshot Around, XPost Post)>().Select(found => found.Around.Account.Profile.Id);
}
