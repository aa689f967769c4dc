using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Engagement.Functions.Tests.Harness;

namespace Engagement.Functions.Tests.Networks.Facebook;

/// <summary>Posts with comments, answered in the shapes that Facebook documents: nested lists, cursors on the last page too, and fields of tomorrow.</summary>
internal sealed class CommentStub
{
    private readonly Dictionary<string, List<Dictionary<string, object?>>> _posts = [];

    /// <summary>Days of the posts, newest first; all of them at ten in the morning, UTC.</summary>
    public Dictionary<string, DateOnly> Days { get; } = [];

    /// <summary>What the network counts under each post; null leaves the summary out.</summary>
    public Func<string, long?> Counted { get; set; } = _ => null;

    /// <summary>What is not to be asked for.</summary>
    public IReadOnlyList<string> RefusedFields { get; set; } = [];

    public Dictionary<string, object?> this[string comment] => _posts.Values.SelectMany(c => c).Single(c => (string)c["id"]! == comment);

    public void AddPost(string id, DateOnly day, int comments = 0)
    {
        Days[id] = day;
        _posts[id] = [];
        for (var number = 1; number <= comments; number++)
            Add(id, $"{id.Split('_')[^1]}_{number}", day);
    }

    public void Add(string post, string id, DateOnly day, string? parent = null, string from = "777000777") => _posts[post].Add(new()
    {
        ["id"] = id,
        ["message"] = $"Text of {id}",
        ["from"] = new { name = "Ada Author", id = from },
        ["created_time"] = $"{day:yyyy-MM-dd}T12:00:{_posts[post].Count % 60:00}+0000",
        ["like_count"] = 3,
        ["comment_count"] = "1",
        ["parent"] = parent is null ? null : new { id = parent, message = "of the parent" },
        ["is_hidden"] = false,
        ["a_field_of_tomorrow"] = new[] { 1 },
    });

    public void RemovePost(string id) => (_posts.Remove(id), Days.Remove(id)).ShouldBe((true, true));

    public void Remove(string comment) => _posts.Values.Sum(comments => comments.RemoveAll(c => (string)c["id"]! == comment)).ShouldBe(1);

    public StubAnswer? Answer(StubRequest request) => request.Edge switch
    {
        _ when RefusedFields.FirstOrDefault(request.Query["fields"].Contains) is { } refused => new(400, GraphStub.Error(10, message: $"(#10) {refused} needs a permission")),
        "published_posts" => new(200, Posts(request)),
        "comments" when _posts.ContainsKey(request.PageId) => new(200, JsonSerializer.Serialize(Comments(request.PageId, request.Query["fields"], Limit(request), After(request)))),
        "comments" => new(400, GraphStub.Error(100, 33, "Unsupported get request.")),
        _ => null,
    };

    private string Posts(StubRequest request)
    {
        var nested = int.Parse(Regex.Match(request.Query["fields"], @"comments\.filter\(stream\)\.order\(chronological\)\.limit\((\d+)\)").Groups[1].Value, CultureInfo.InvariantCulture);
        var (since, until) = (long.Parse(request.Query["since"], CultureInfo.InvariantCulture), long.Parse(request.Query["until"], CultureInfo.InvariantCulture));
        var posts = Days.Where(p => At(p.Value).ToUnixTimeSeconds() is var at && at >= since && at < until).OrderByDescending(p => p.Value).ToList();
        return JsonSerializer.Serialize(Page(posts, Limit(request), After(request), post => new
        {
            id = post.Key,
            created_time = $"{post.Value:yyyy-MM-dd}T10:00:00+0000",
            comments = _posts[post.Key].Count == 0 && Counted(post.Key) is null ? null : Comments(post.Key, request.Query["fields"], nested, 0),
        }));
    }

    private Dictionary<string, object?> Comments(string post, string fields, int limit, int after)
    {
        var page = Page(_posts[post], limit, after, comment => comment.Where(f => f.Key.StartsWith("a_", StringComparison.Ordinal) || fields.Contains(f.Key, StringComparison.Ordinal)).ToDictionary());
        if (Counted(post) is { } count)
            page["summary"] = new { order = "chronological", total_count = count, can_comment = true };
        return page;
    }

    private static Dictionary<string, object?> Page<T>(IReadOnlyList<T> items, int limit, int after, Func<T, object> write)
    {
        var end = after + limit;
        return new()
        {
            ["data"] = items.Skip(after).Take(limit).Select(write),
            ["paging"] = new { cursors = new { before = $"{after}", after = $"{end}" }, next = end < items.Count ? $"https://graph.invalid/?access_token=secret&after={end}" : null },
        };
    }

    private static int Limit(StubRequest request) => int.Parse(request.Query["limit"], CultureInfo.InvariantCulture);

    private static int After(StubRequest request) => request.Query.TryGetValue("after", out var after) ? int.Parse(after, CultureInfo.InvariantCulture) : 0;

    private static DateTimeOffset At(DateOnly day) => new(day, new(10, 0), TimeSpan.Zero);
}
