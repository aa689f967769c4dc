using Microsoft.Playwright;

namespace Engagement.Acceptance.Dashboard;

/// <summary>The dashboard in one tab, and everything that the browser complained of.</summary>
public sealed class BrowserTab : IAsyncDisposable
{
    public const int Wide = 1280;
    public const int Phone = 390;

    private const int Parts = 10;

    private readonly DashboardWorld _world;
    private readonly List<string> _complaints = [];
    private readonly List<string> _requests = [];

    public BrowserTab(IPage page, DashboardWorld world)
    {
        (Page, _world) = (page, world);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsExpected(message))
                _complaints.Add($"{message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => _complaints.Add(error);
        page.Request += (_, request) => _requests.Add(request.Url);
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>The addresses of all that was asked for.</summary>
    public IReadOnlyList<string> Requests => _requests;

    /// <summary>Opens the dashboard, which asks for a key.</summary>
    public Task GoAsync(string? page = null, string period = "28") =>
        Page.GotoAsync(page is null ? _world.Address.AbsoluteUri : $"{_world.Address.AbsoluteUri}?page={Uri.EscapeDataString(page)}&period={period}");

    public async Task EnterKeyAsync(string key)
    {
        await Page.Locator("#key").FillAsync(key);
        await Page.Locator("#key").PressAsync("Enter");
    }

    /// <summary>Opens the dashboard, enters the key and waits until everything is shown.</summary>
    public async Task ShowAsync(string? page = null, string period = "28")
    {
        await GoAsync(page ?? _world.FacebookPage, period);
        await EnterKeyAsync(_world.Key);
        await WaitUntilShownAsync();
    }

    public async Task WaitUntilShownAsync()
    {
        await Page.WaitForFunctionAsync(
            "parts => document.querySelectorAll('main > section').length === parts && document.querySelectorAll('[aria-busy]').length === 0"
            // Charts are drawn with the next frame in which they have a size.
            + " && [...document.querySelectorAll('.chart')].every(chart => chart.querySelector('canvas'))", Parts);
    }

    public Task<string> TextAsync(string selector) => Page.Locator(selector).First.InnerTextAsync();

    public async Task OpenDetailsAsync() => await Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(one => one.open = true)");

    /// <summary>Kept as the output of CI, for people to look at.</summary>
    public async Task TakePictureAsync(string name)
    {
        var folder = Path.Combine(RepositoryRoot.Path, "artifacts", "screenshots");
        Directory.CreateDirectory(folder);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }

    /// <summary>The browser notes every answer that is no success, also where the page asks in order to learn just that: whether a key is needed.</summary>
    private static bool IsExpected(IConsoleMessage message) =>
        message.Text.Contains("401", StringComparison.Ordinal) && message.Location.Contains("/api/pages?", StringComparison.Ordinal);

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
