using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;

namespace Engagement.Simulator.Meta;

/// <summary>One page of a list, with opaque cursors. "next" is absent on the last page, although its cursor is there.</summary>
internal static class EdgePage
{
    private const string CursorMark = "QVFIsimulated|";

    /// <summary>Cuts the page that "after", "before" and the limit ask for.</summary>
    /// <param name="items">The whole list, in order.</param>
    /// <param name="key">A stable name of an item.</param>
    public static JsonObject Cut<T>(GraphCall call, IReadOnlyList<T> items, int limit, Func<T, string> key, Func<T, JsonNode> write)
    {
        var (first, end) = Range(call, items, limit, key);
        var data = new JsonArray();
        for (var i = first; i < end; i++)
            data.Add(write(items[i]));
        var result = new JsonObject { ["data"] = data };
        if (data.Count == 0)
            return result;

        var (before, after) = (Cursor(key(items[first])), Cursor(key(items[end - 1])));
        var paging = new JsonObject { ["cursors"] = new JsonObject { ["before"] = before, ["after"] = after } };
        if (end < items.Count)
            paging["next"] = call.Link(("before", null), ("limit", $"{limit}"), ("after", after));
        if (first > 0)
            paging["previous"] = call.Link(("after", null), ("limit", $"{limit}"), ("before", before));
        result["paging"] = paging;
        return result;
    }

    /// <summary>The first page of a list that comes with something else; "next" leads to the list itself.</summary>
    /// <param name="next">The link, given the cursor.</param>
    public static JsonObject First<T>(IReadOnlyList<T> items, int limit, Func<T, string> key, Func<T, JsonNode> write, Func<string, string> next)
    {
        var first = items.Take(limit).ToList();
        var result = new JsonObject { ["data"] = new JsonArray([.. first.Select(write)]) };
        if (first.Count == 0)
            return result;
        var (before, after) = (Cursor(key(first[0])), Cursor(key(first[^1])));
        var paging = new JsonObject { ["cursors"] = new JsonObject { ["before"] = before, ["after"] = after } };
        if (first.Count < items.Count)
            paging["next"] = next(after);
        result["paging"] = paging;
        return result;
    }

    private static (int First, int End) Range<T>(GraphCall call, IReadOnlyList<T> items, int limit, Func<T, string> key)
    {
        if (call.Parameter("after") is { } after)
        {
            var first = Find(items, key, after) + 1;
            return (first, Math.Min(items.Count, first + limit));
        }

        if (call.Parameter("before") is { } before)
        {
            var end = Find(items, key, before);
            return (Math.Max(0, end - limit), end);
        }

        return (0, Math.Min(items.Count, limit));
    }

    private static int Find<T>(IReadOnlyList<T> items, Func<T, string> key, string cursor)
    {
        for (var i = 0; i < items.Count; i++)
            if (Cursor(key(items[i])) == cursor)
                return i;
        throw new GraphException(GraphError.BadParameter("Invalid cursors values"));
    }

    private static string Cursor(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(CursorMark + key));
}
