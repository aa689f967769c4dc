using System.Text.Json.Nodes;
using Engagement.Simulator.Pages;

namespace Engagement.Simulator.Meta;

/// <summary>GET /{page}/published_posts, /posts and /feed (visitors do not post on simulated pages), and GET /{post}.</summary>
internal static class PostEdge
{
    private const int DefaultLimit = 25;
    private const int MaximumLimit = 100;

    public static JsonObject List(GraphCall call, PageSnapshot page)
    {
        call.MustNotBeAnotherPage(page.Profile);
        var fields = PostFields.All.Select(call);
        var limit = call.Limit(DefaultLimit, MaximumLimit);
        var since = GraphTime.Read("since", call.Parameter("since"));
        var until = GraphTime.Read("until", call.Parameter("until"));
        var posts = page.Posts.Where(p => (since is null || p.CreatedAt >= since) && (until is null || p.CreatedAt < until)).ToList();
        return EdgePage.Cut(call, posts, limit, p => p.Id, p => PostFields.All.Write(new(page, p), call, fields));
    }

    public static JsonObject Get(GraphCall call, PostOfPage post)
    {
        call.MustNotBeAnotherPage(post.Page.Profile);
        return PostFields.All.Write(post, call, PostFields.All.Select(call));
    }
}
