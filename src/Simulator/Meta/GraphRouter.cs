using System.Text.Json.Nodes;
using Engagement.Simulator.Pages;
using Microsoft.AspNetCore.Http;

namespace Engagement.Simulator.Meta;

/// <summary>What a call asks for, once its object is found: enough to apply a fault before it is answered.</summary>
/// <param name="Endpoint">"page", "insights", "posts", "comments", "conversations", "subscriptions" or "token", as faults name them.</param>
internal sealed record GraphTarget(
    PageSnapshot Page, string ObjectId, string Endpoint, IReadOnlyList<string> Metrics, Func<JsonObject> Answer);

/// <summary>Finds out what a path means and who is asking.</summary>
internal sealed class GraphRouter(SimulatedPages pages, string? appSecret)
{
    private readonly Subscriptions _subscriptions = new();

    /// <summary>Reads version and caller.</summary>
    /// <exception cref="GraphException">The version is not served, the token is missing or wrong, or its proof is.</exception>
    public (GraphCall Call, string[] Segments) Open(HttpRequest request)
    {
        var path = request.Path.Value ?? "/";
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var isVersioned = segments.Length > 0 && GraphVersions.IsAlive(segments[0]);
        var rest = isVersioned ? segments[1..] : segments;
        if (rest.Length == 0 || (!isVersioned && rest[0] != "debug_token") || !IsOffered(request.Method, rest))
            throw new GraphException(GraphError.UnknownPath(path));

        var call = new GraphCall(request, isVersioned ? segments[0] : GraphVersions.Newest);
        Identify(call, rest[0]);
        return (call, rest);
    }

    /// <summary>Pages are read, except that an app subscribes to them.</summary>
    private static bool IsOffered(string method, string[] rest) =>
        HttpMethods.IsGet(method) || rest is [_, Subscriptions.Edge] && (HttpMethods.IsPost(method) || HttpMethods.IsDelete(method));

    /// <summary>The answers that belong to no page.</summary>
    public JsonObject? AnswerWithoutPage(GraphCall call, string[] rest) => rest switch
    {
        ["debug_token"] => TokenEndpoints.Debug(call, pages),
        ["me"] when call.Caller == CallerKind.User => new() { ["id"] = "100000000000800", ["name"] = "Sam Simulated" },
        ["me", "accounts"] when call.Caller == CallerKind.User => TokenEndpoints.Accounts(call, pages),
        ["me", "accounts"] => throw new GraphException(GraphError.NoSuchField("accounts", "Page")),
        _ => null,
    };

    /// <summary>The page whose token a call asks about; null when it asks about something else.</summary>
    public PageSnapshot? FindInspected(GraphCall call, string[] rest) =>
        rest is ["debug_token"] && call.Parameter("input_token") is { } token && pages.FindByToken(token) is { } page ? pages.Snapshot(page) : null;

    /// <exception cref="GraphException">There is no such object or edge.</exception>
    public GraphTarget Find(GraphCall call, string[] rest)
    {
        var id = rest[0] == "me" && call.CallerPageId is { } self ? self : rest[0];
        if (pages.Find(id) is { } history)
            return OfPage(call, pages.Snapshot(history), rest);
        if (pages.FindPostOrComment(id) is not { } found)
            throw new GraphException(GraphError.ObjectMissing(id));
        var post = new PostOfPage(found.Page, found.Post);
        return found.Comment is { } comment ? OfComment(call, post, comment, rest) : OfPost(call, post, rest);
    }

    private GraphTarget OfPage(GraphCall call, PageSnapshot page, string[] rest)
    {
        GraphTarget Target(string endpoint, Func<JsonObject> answer) => new(page, page.Profile.Id, endpoint, call.List("metric"), answer);
        return rest[1..] switch
        {
            [] => Target("page", () => PageNode.Get(call, page)),
            ["insights"] => Target("insights", () => PageInsights.Get(call, page, null)),
            ["insights", var metric] => Target("insights", () => PageInsights.Get(call, page, metric)) with { Metrics = metric.Split(',') },
            [Subscriptions.Edge] => Target("subscriptions", () => _subscriptions.Answer(call, page.Profile)),
            ["conversations"] => Target("conversations", () => ConversationEdge.List(call, page)),
            ["published_posts" or "posts" or "feed"] => Target("posts", () => PostEdge.List(call, page)),
            _ => throw new GraphException(GraphError.UnknownPath("/" + string.Join('/', rest[1..]))),
        };
    }

    private static GraphTarget OfPost(GraphCall call, PostOfPage post, string[] rest)
    {
        GraphTarget Target(string endpoint, Func<JsonObject> answer) => new(post.Page, post.Id, endpoint, call.List("metric"), answer);
        return rest[1..] switch
        {
            [] => Target("posts", () => PostEdge.Get(call, post)),
            ["insights"] => Target("insights", () => PostInsights.Get(call, post, null)),
            ["insights", var metric] => Target("insights", () => PostInsights.Get(call, post, metric)) with { Metrics = metric.Split(',') },
            ["comments"] => Target("comments", () => CommentEdge.List(call, post)),
            _ => throw new GraphException(GraphError.UnknownPath("/" + string.Join('/', rest[1..]))),
        };
    }

    private static GraphTarget OfComment(GraphCall call, PostOfPage post, SimulatedComment comment, string[] rest) => rest[1..] switch
    {
        [] => new(post.Page, comment.Id, "comments", [], () => CommentEdge.Get(call, post, comment)),
        ["comments"] => new(post.Page, comment.Id, "comments", [], () => CommentEdge.Replies(call, post, comment)),
        _ => throw new GraphException(GraphError.UnknownPath("/" + string.Join('/', rest[1..]))),
    };

    private void Identify(GraphCall call, string node)
    {
        if (call.Token is not { } token)
            throw new GraphException(node == "me" ? GraphError.NoTokenForMe() : GraphError.NoToken());
        if (token == pages.UserToken)
            call.Caller = CallerKind.User;
        else if (token.StartsWith(AccessTokens.AppId + "|", StringComparison.Ordinal)
            && (appSecret is null || token.EndsWith("|" + appSecret, StringComparison.Ordinal)))
            call.Caller = CallerKind.App;
        else if (pages.FindByToken(token) is { } page)
            (call.Caller, call.CallerPageId) = (CallerKind.Page, page.Profile.Id);
        else
            throw new GraphException(GraphError.BadToken());

        if (appSecret is null || call.Caller == CallerKind.App)
            return;
        if (call.Parameter("appsecret_proof") is not { } proof)
            throw new GraphException(GraphError.ProofMissing());
        if (proof != AccessTokens.Proof(appSecret, token))
            throw new GraphException(GraphError.ProofWrong());
    }
}
