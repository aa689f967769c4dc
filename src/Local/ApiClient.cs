using System.Net.Http.Json;
using System.Text.Json;

namespace Engagement.Local;

/// <summary>Speaks to the function app as any API consumer does.</summary>
internal sealed class ApiClient(Uri address, HostKeys keys) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly HttpClient _http = new() { BaseAddress = address };

    public async Task RegisterPageAsync(object registration, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/pages") { Content = JsonContent.Create(registration, options: Json) };
        using var answer = await SendAsync(request, keys.Master, cancellation).ConfigureAwait(false);
    }

    /// <summary>Runs a timer function now; the host answers before it has run.</summary>
    public async Task RunTimerAsync(string function, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"admin/functions/{function}") { Content = JsonContent.Create(new { input = "" }) };
        using var answer = await SendAsync(request, keys.Master, cancellation).ConfigureAwait(false);
    }

    /// <summary>All pages, however many answers they take.</summary>
    public async Task<IReadOnlyList<PageState>> GetPagesAsync(CancellationToken cancellation)
    {
        var pages = new List<PageState>();
        for (var path = "api/pages"; path is not null;)
        {
            var list = await GetAsync<PageList>(path, cancellation).ConfigureAwait(false);
            pages.AddRange(list.Pages);
            path = list.NextCursor is { } cursor ? $"api/pages?cursor={cursor}" : null;
        }
        return pages;
    }

    public async Task<Scorecard> GetScorecardAsync(PageState page, CancellationToken cancellation) =>
        await GetAsync<Scorecard>(ScorecardPath(page), cancellation).ConfigureAwait(false);

    /// <summary>An address that a browser can open: it carries the key of this machine's own app.</summary>
    public Uri Link(string path) => new(address, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}code={Uri.EscapeDataString(keys.Function)}");

    /// <summary>Carries no key: the page asks for it once, and so it is in no browser's history.</summary>
    public Uri Dashboard => new(address, "api/dashboard");

    public string FunctionKey => keys.Function;

    public Uri ScorecardLink(PageState page) => Link(ScorecardPath(page));

    public void Dispose() => _http.Dispose();

    private static string ScorecardPath(PageState page) => $"api/pages/{page.Network}/{page.Id}/scorecard?days=28";

    private async Task<T> GetAsync<T>(string path, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var answer = await SendAsync(request, keys.Function, cancellation).ConfigureAwait(false);
        return await answer.Content.ReadFromJsonAsync<T>(Json, cancellation).ConfigureAwait(false)
            ?? throw new LocalException($"GET {path} answered null instead of a document.");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string key, CancellationToken cancellation)
    {
        request.Headers.Add("x-functions-key", key);
        var answer = await _http.SendAsync(request, cancellation).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode)
            return answer;
        using (answer)
        {
            var body = await answer.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
            throw new LocalException($"{request.Method} {request.RequestUri} answered {(int)answer.StatusCode}: {body}");
        }
    }
}
