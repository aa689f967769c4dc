using System.Text.Json.Nodes;

namespace Engagement.Simulator.Meta;

/// <summary>GET /me/accounts and GET /debug_token.</summary>
internal static class TokenEndpoints
{
    private const string AccountFields = "access_token,category,category_list,name,id,tasks";
    private static readonly string[] Scopes =
        ["pages_show_list", "read_insights", "pages_read_engagement", "pages_read_user_content", "pages_messaging", "pages_manage_metadata"];

    public static JsonObject Accounts(GraphCall call, SimulatedPages pages)
    {
        var fields = FieldSelection.Read(call.Parameter("fields") ?? AccountFields);
        var limit = call.Limit(25, 100);
        return EdgePage.Cut(call, pages.Histories, limit, h => h.Profile.Id, h => PageNode.Row(call, pages.Snapshot(h), fields));
    }

    public static JsonObject Debug(GraphCall call, SimulatedPages pages)
    {
        var input = call.Parameter("input_token")
            ?? throw new GraphException(GraphError.BadParameter("The parameter input_token is required"));
        var page = pages.FindByToken(input);
        if (page is null && input != pages.UserToken)
            return Invalid();

        var ids = page is null ? pages.Histories.Select(h => h.Profile.Id) : [page.Profile.Id];
        var data = new JsonObject
        {
            ["app_id"] = AccessTokens.AppId,
            ["type"] = page is null ? "USER" : "PAGE",
            ["is_valid"] = true,
            ["expires_at"] = 0,
            ["issued_at"] = pages.Now.AddDays(-10).ToUnixTimeSeconds(),
            ["data_access_expires_at"] = pages.Now.AddDays(80).ToUnixTimeSeconds(),
            ["scopes"] = Array(Scopes),
            ["granular_scopes"] = new JsonArray([.. Scopes.Select(s => new JsonObject { ["scope"] = s, ["target_ids"] = Array(ids) })]),
            ["user_id"] = "100000000000800",
        };
        if (page is not null)
            data["profile_id"] = page.Profile.Id;
        return new() { ["data"] = data };
    }

    /// <summary>The token works, and has read nothing since yesterday.</summary>
    public static JsonObject WithoutDataAccess(JsonObject answer, DateTimeOffset now)
    {
        answer["data"]!["data_access_expires_at"] = now.AddDays(-1).ToUnixTimeSeconds();
        return answer;
    }

    public static JsonObject Invalid() => new()
    {
        ["data"] = new JsonObject
        {
            ["is_valid"] = false,
            ["scopes"] = new JsonArray(),
            ["error"] = new JsonObject { ["code"] = 190, ["message"] = "Invalid OAuth access token." },
        },
    };

    private static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);
}
