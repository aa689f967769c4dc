using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Engagement.Simulator.Pages;
using Microsoft.AspNetCore.Http;

namespace Engagement.Simulator.Meta;

/// <summary>GET, POST and DELETE /{page}/subscribed_apps: which changes of which pages are pushed to the app. Nothing is pushed.</summary>
internal sealed class Subscriptions
{
    public const string Edge = "subscribed_apps";

    private static readonly string[] Known = ["feed", "mention", "messages"];

    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _fields = new(StringComparer.Ordinal);

    /// <exception cref="GraphException">The caller is not the page, or a field cannot be subscribed to.</exception>
    public JsonObject Answer(GraphCall call, PageProfile page)
    {
        call.MustBePage(page);
        if (HttpMethods.IsGet(call.Method))
            return List(page);
        if (HttpMethods.IsDelete(call.Method))
            _fields.TryRemove(page.Id, out _);
        else
            _fields[page.Id] = Fields(call);
        return new() { ["success"] = true };
    }

    private static IReadOnlyList<string> Fields(GraphCall call)
    {
        var fields = call.List("subscribed_fields");
        if (fields.Count == 0)
            throw new GraphException(GraphError.BadParameter("The parameter subscribed_fields is required."));
        return fields.FirstOrDefault(field => !Known.Contains(field)) is { } unknown
            ? throw new GraphException(GraphError.BadParameter($"Param subscribed_fields[0] must be one of {{{string.Join(", ", Known)}}} - got \"{unknown}\"."))
            : fields;
    }

    private JsonObject List(PageProfile page) => new()
    {
        ["data"] = _fields.TryGetValue(page.Id, out var fields)
            ? new JsonArray(new JsonObject { ["id"] = AccessTokens.AppId, ["subscribed_fields"] = new JsonArray([.. fields.Select(field => (JsonNode?)field)]) })
            : new JsonArray(),
    };
}
