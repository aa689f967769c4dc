using System.Text.Json;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Connect;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>Asks Facebook what a page's token is worth: everything with the app's credentials, without them only whether and for whom it works.</summary>
internal sealed class FacebookTokens(FacebookClient client, IOptions<FacebookOptions> options)
{
    // Source: https://developers.facebook.com/docs/permissions
    private static readonly IReadOnlyList<string> Needed = ["read_insights", "pages_read_engagement", "pages_read_user_content"];
    private static readonly IReadOnlyList<string> NeededForMessages = ["pages_messaging", "pages_manage_metadata"];

    private readonly FacebookOptions _options = options.Value;

    public bool IsConfigured(PageKey page) => _options.PageTokens.GetValueOrDefault(page.Id) is { Length: > 0 };

    /// <param name="collects">What the page's registration asks for: some of it needs permissions of its own.</param>
    /// <exception cref="TransientSourceException">Facebook could not be asked this time.</exception>
    public async Task<PageToken> CheckAsync(PageKey page, CollectedData collects, CancellationToken cancellation)
    {
        try
        {
            return await InspectAsync(page, collects, cancellation).ConfigureAwait(false) ?? await IdentifyAsync(page, cancellation).ConfigureAwait(false);
        }
        catch (PageRefusedException e)
        {
            return PageToken.Without(e.Status, e.Message);
        }
    }

    /// <returns>Null when the app's credentials are not set or not accepted: that says nothing about the token.</returns>
    private async Task<PageToken?> InspectAsync(PageKey page, CollectedData collects, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(_options.AppId) || string.IsNullOrEmpty(_options.AppSecret))
            return null;
        try
        {
            using var answer = await client.DebugTokenAsync(page, cancellation).ConfigureAwait(false);
            return answer.RootElement.Find("data") is { ValueKind: JsonValueKind.Object } data ? Read(page, collects, data) : null;
        }
        catch (PageRefusedException)
        {
            return null;
        }
    }

    private async Task<PageToken> IdentifyAsync(PageKey page, CancellationToken cancellation)
    {
        using var answer = await client.IdentifyAsync(page, cancellation).ConfigureAwait(false);
        return answer.RootElement.FindText("id") == page.Id ? PageToken.Without(MetricStatus.Ok, null) : OfSomebodyElse(page);
    }

    private static PageToken Read(PageKey page, CollectedData collects, JsonElement data)
    {
        if (data.Find("is_valid") is not { ValueKind: JsonValueKind.True })
            return PageToken.Without(MetricStatus.TokenExpired, $"Facebook does not accept the token of page {page.Id}; issue a new one and set it as Facebook__PageTokens__{page.Id}.");
        if (data.FindText("type") is { } type && type != "PAGE" || data.FindText("profile_id") is { } profile && profile != page.Id)
            return OfSomebodyElse(page);
        var scopes = data.FindItems("scopes").Where(s => s.ValueKind == JsonValueKind.String).Select(s => s.GetString()!).Order(StringComparer.Ordinal).ToList();
        return new(
            MetricStatus.Ok, null, Instant(data, "expires_at"), Instant(data, "data_access_expires_at"), scopes,
            [.. Needed.Concat(collects.HasFlag(CollectedData.Messages) ? NeededForMessages : []).Where(permission => !scopes.Contains(permission) || !Covers(data, permission, page))]);
    }

    private static PageToken OfSomebodyElse(PageKey page) => PageToken.Without(
        MetricStatus.NoPermission, $"The token in Facebook__PageTokens__{page.Id} is not a page access token of page {page.Id}; set the one that this page issued.");

    // A permission may be granted for some pages only; without a list it is for all.
    private static bool Covers(JsonElement data, string permission, PageKey page) => data.FindItems("granular_scopes")
        .Where(granular => granular.FindText("scope") == permission && granular.Find("target_ids") is not null)
        .All(granular => granular.FindItems("target_ids").Any(id => id.ValueKind == JsonValueKind.String ? id.GetString() == page.Id : id.GetRawText() == page.Id));

    // 0 is how Facebook says "never".
    private static DateTimeOffset? Instant(JsonElement data, string field) =>
        data.FindCount(field) is { } seconds and > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
