using System.Globalization;
using Engagement.Simulator.Pages;
using Microsoft.AspNetCore.Http;

namespace Engagement.Simulator.Meta;

/// <summary>Who a token belongs to.</summary>
internal enum CallerKind
{
    None,
    User,
    Page,
    App,
}

/// <summary>One call: its parameters and its caller.</summary>
internal sealed class GraphCall
{
    private readonly IQueryCollection _query;
    private readonly string _origin;

    public GraphCall(HttpRequest request, string version)
    {
        _query = request.Query;
        _origin = $"{request.Scheme}://{request.Host}";
        Version = version;
        Method = request.Method;
        Path = request.Path.Value ?? "/";
        Token = Parameter("access_token") ?? BearerToken(request);
    }

    public string Version { get; }

    public string Method { get; }

    public string Path { get; }

    public string? Token { get; }

    public CallerKind Caller { get; set; }

    /// <summary>The page whose token is used, when it is a page's.</summary>
    public string? CallerPageId { get; set; }

    public string? Parameter(string name) =>
        _query.TryGetValue(name, out var values) && !string.IsNullOrEmpty(values[^1]) ? values[^1] : null;

    public IReadOnlyList<string> List(string name) =>
        Parameter(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>This call's address with its token and some parameters changed (null removes one), as "paging" has it.</summary>
    public string Link(params (string Name, string? Value)[] changes) => Link(Path,
    [
        .. _query.Where(p => p.Key is not "access_token" && changes.All(c => c.Name != p.Key)).Select(p => (p.Key, (string?)p.Value[^1])), .. changes,
    ]);

    /// <summary>The address of another edge, with the token of this call.</summary>
    public string LinkTo(string node, string edge, params (string Name, string? Value)[] parameters) => Link($"/{Version}/{node}/{edge}", parameters);

    /// <exception cref="GraphException">The caller is not this page.</exception>
    public void MustBePage(PageProfile page)
    {
        if (Caller != CallerKind.Page)
            throw new GraphException(GraphError.PageTokenNeeded());
        MustNotBeAnotherPage(page);
    }

    /// <exception cref="GraphException">The caller is another page.</exception>
    public void MustNotBeAnotherPage(PageProfile page)
    {
        if (Caller == CallerKind.App || (Caller == CallerKind.Page && CallerPageId != page.Id))
            throw new GraphException(GraphError.NoPermission());
    }

    /// <exception cref="GraphException">The parameter is not a whole number from 0 to the maximum.</exception>
    public int Limit(int defaultLimit, int maximum)
    {
        if (Parameter("limit") is not { } text)
            return defaultLimit;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit > maximum)
            throw new GraphException(GraphError.BadParameter($"Param limit must be a whole number from 0 to {maximum}, not '{text}'"));
        return limit;
    }

    private string Link(string path, IEnumerable<(string Name, string? Value)> parameters)
    {
        var written = parameters.Prepend((Name: "access_token", Value: Token)).Where(p => p.Value is not null)
            .Select(p => $"{Uri.EscapeDataString(p.Name)}={Uri.EscapeDataString(p.Value!)}");
        return $"{_origin}{path}?{string.Join('&', written)}";
    }

    private static string? BearerToken(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : null;
    }
}
