using System.Text.Json.Nodes;

namespace Engagement.Simulator.X;

/// <summary>GET /2/users/{id}/tweets and mentions, /2/tweets by id and the search of the last seven days.</summary>
internal sealed class XPostEndpoints(XWorld world)
{
    /// <summary>How far back a timeline and the mentions can be paged, whatever is left out of them.</summary>
    private const int TimelineCeiling = 3200;

    private const int MentionsCeiling = 800;
    private const int SearchDays = 7;
    private const int MostAtOnce = 100;
    private const int LongestQuery = 512;

    private static readonly string[] Writing = [XNames.Tweet.Fields, XNames.Post.Fields, "user.fields", "expansions", "media.fields", "poll.fields", "place.fields"];
    private static readonly string[] Range = ["max_results", "pagination_token", "start_time", "end_time", "since_id", "until_id"];

    public JsonObject Timeline(XCall call, string id)
    {
        call.Accept([.. Range, "exclude", .. Writing]);
        var exclude = call.Choice("exclude", ["replies", "retweets"]);
        return OfUser(call, id, "timeline", TimelineCeiling, (snapshot, user) =>
            user == snapshot.Account.Profile.Id ? snapshot.Timeline : [.. snapshot.Posts.Where(p => p.AuthorId == user)],
            post => !(exclude.Contains("replies") && post.Kind == XPostKind.Reply)
                && !(exclude.Contains("retweets") && post.Kind == XPostKind.Repost));
    }

    public JsonObject Mentions(XCall call, string id)
    {
        call.Accept([.. Range, .. Writing]);
        return OfUser(call, id, "mentions", MentionsCeiling, (snapshot, user) =>
            user == snapshot.Account.Profile.Id ? snapshot.Mentions : [.. snapshot.Posts.Where(p => p.InReplyToUserId == user)], _ => true);
    }

    public JsonObject Search(XCall call)
    {
        call.Accept([.. Range, "query", "next_token", "sort_order", .. Writing]);
        call.Choice("sort_order", ["recency"]);
        var text = call.Parameter("query") ?? throw call.Invalid("query", "The `query` query parameter can not be empty");
        if (text.Length > LongestQuery)
            throw call.Invalid("query", $"The `query` query parameter has {text.Length} characters, not 1 to {LongestQuery}");
        var query = XQuery.Read(call, world, text);
        var writer = new XPostWriter(world, call);
        var oldest = world.StartOfToday.AddDays(-SearchDays);
        if (call.Time("start_time") < oldest)
            throw call.Invalid("start_time", $"The `start_time` query parameter value [{call.Parameter("start_time")}] is not within the last {SearchDays} days");
        var count = call.MaxResults(10, 100, 10);
        var inRange = InRange(call);
        // Since 2026-05-04 a search returns no reposts.
        var posts = world.Snapshots().SelectMany(s => s.Posts)
            .Where(p => p.CreatedAt >= oldest && p.Kind != XPostKind.Repost && query.Matches(p) && inRange(p))
            .OrderByDescending(p => p.Id);
        return Page(call, writer, posts, count, $"search {text}", "next_token", "pagination_token");
    }

    public JsonObject ByIds(XCall call)
    {
        call.Accept(["ids", .. Writing]);
        var writer = new XPostWriter(world, call);
        var asked = call.List("ids");
        if (asked.Count is 0 or > MostAtOnce)
            throw call.Invalid("ids", $"The number of values in the `ids` query parameter list [{asked.Count}] is not between 1 and {MostAtOnce}");
        var (posts, errors) = (new List<XPost>(), new JsonArray());
        foreach (var id in asked.Distinct())
            if (world.FindPost(call.Id("ids", id)) is { } found)
                posts.Add(found.Post);
            else
                errors.Add(XError.NotFound(call.Names, "tweet", "ids", id));
        return writer.Answer(posts, errors, meta: null);
    }

    public JsonObject ById(XCall call, string id)
    {
        call.Accept(Writing);
        var writer = new XPostWriter(world, call);
        if (world.FindPost(call.Id("id", id)) is not { } found)
            throw XError.OnlyErrors(XError.NotFound(call.Names, "tweet", "id", id));
        var answer = writer.Answer([found.Post], [], meta: null);
        if (answer["data"] is JsonArray { Count: 1 } data)
            answer["data"] = data[0]!.DeepClone();
        return answer;
    }

    private JsonObject OfUser(XCall call, string id, string list, int ceiling, Func<XSnapshot, long, IReadOnlyList<XPost>> posts,
        Func<XPost, bool> isWanted)
    {
        var writer = new XPostWriter(world, call);
        var count = call.MaxResults(5, 100, 10);
        var inRange = InRange(call);
        var user = call.Id("id", id);
        var snapshots = world.Find(user) is { } account ? [account.AsOf(world.Now)] : world.Snapshots().Where(s => s.FindPerson(user) is not null);
        var all = snapshots.Select(s => posts(s, user)).FirstOrDefault()
            ?? throw XError.OnlyErrors(XError.NotFound(call.Names, "user", "id", id));
        return Page(call, writer, all.Take(ceiling).Where(p => isWanted(p) && inRange(p)), count, $"{list} {id}", "pagination_token");
    }

    /// <exception cref="XException">A bound is no time or id, or the range is empty from the start.</exception>
    private static Func<XPost, bool> InRange(XCall call)
    {
        var (start, end) = (call.Time("start_time"), call.Time("end_time"));
        var (since, until) = (call.Id("since_id"), call.Id("until_id"));
        if (start >= end)
            throw call.Invalid("end_time", $"The `end_time` query parameter value [{call.Parameter("end_time")}] is not after `start_time` [{call.Parameter("start_time")}]");
        return post => !(post.CreatedAt < start) && !(post.CreatedAt >= end) && !(post.Id <= since) && !(post.Id >= until);
    }

    private static JsonObject Page(XCall call, XPostWriter writer, IEnumerable<XPost> posts, int count, string list,
        params ReadOnlySpan<string> tokenParameters)
    {
        var (page, next) = XPaging.Cut(call, posts, count, list, p => p.Id, tokenParameters);
        return writer.Answer(page, [], shown =>
        {
            var meta = new JsonObject { ["result_count"] = shown.Count };
            if (shown.Count > 0)
                (meta["newest_id"], meta["oldest_id"]) = (XText.Of(shown[0].Id), XText.Of(shown[^1].Id));
            if (next is not null)
                meta["next_token"] = next;
            return meta;
        });
    }
}
