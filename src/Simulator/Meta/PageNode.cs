using System.Text.Json.Nodes;
using Engagement.Simulator.Pages;

namespace Engagement.Simulator.Meta;

/// <summary>GET /{page}.</summary>
internal static class PageNode
{
    private static readonly string[] WithoutValue =
    [
        "instagram_business_account", "overall_star_rating", "rating_count", "talking_about_count", "displayed_message_response_time",
    ];

    private static readonly NodeFields<PageSnapshot> Fields = new("Page", "name,id", Readers());

    public static JsonObject Get(GraphCall call, PageSnapshot page)
    {
        call.MustNotBeAnotherPage(page.Profile);
        return Fields.Write(page, call, Fields.Select(call));
    }

    public static JsonObject Row(GraphCall call, PageSnapshot page, IReadOnlyList<Field> fields) => Fields.Write(page, call, fields);

    private static FieldReaders<PageSnapshot> Readers()
    {
        var readers = new FieldReaders<PageSnapshot>
        {
            ["id"] = (page, _, _) => page.Profile.Id,
            ["name"] = (page, _, _) => page.Profile.Name,
            ["username"] = (page, _, _) => page.Profile.Username,
            ["category"] = (page, _, _) => page.Profile.Category,
            ["category_list"] = (page, _, _) => page.Profile.Category is { } category
                ? new JsonArray(new JsonObject { ["id"] = "186230924744328", ["name"] = category }) : null,
            ["link"] = (page, _, _) => page.Profile.Link,
            ["fan_count"] = (page, _, _) => page.Fans ?? page.LatestFollowers(),
            ["followers_count"] = (page, _, _) => page.LatestFollowers(),
            ["is_published"] = (_, _, _) => true,
            ["verification_status"] = (_, _, _) => "not_verified",
            ["has_transitioned_to_new_page_experience"] = (_, _, _) => true,
            ["access_token"] = (page, _, _) => page.Profile.AccessToken,
            ["tasks"] = (_, call, _) => call.Caller == CallerKind.User
                ? new JsonArray("MANAGE", "CREATE_CONTENT", "MODERATE", "MESSAGING", "ADVERTISE", "ANALYZE") : null,
        };
        foreach (var name in WithoutValue)
            readers[name] = (_, _, _) => null;
        return readers;
    }
}
