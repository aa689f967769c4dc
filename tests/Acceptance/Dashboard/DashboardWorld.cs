using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace Engagement.Acceptance.Dashboard;

[CollectionDefinition(Name)]
public sealed class DashboardTests : ICollectionFixture<DashboardWorld>
{
    public const string Name = "dashboard";
}

/// <summary>The demonstration as users start it, with objectives set, and a browser: read by all tests of the dashboard.</summary>
public sealed class DashboardWorld : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly TemporaryFolder _data = new();
    private ProductProcess? _demo;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where the demonstration says that the dashboard is.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The key that it says opens it.</summary>
    public string Key { get; private set; } = "";

    /// <summary>"network/id" of a page of Facebook and of an account on X.</summary>
    public string FacebookPage { get; private set; } = "";

    public string XAccount { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var chromium = Chromium.Find();
        _demo = ProductProcess.StartProject("Local", ["demo", "--data", _data.Path]);
        Address = new(await _demo.LineAsync("Dashboard ", Patience));
        Key = await _demo.LineAsync("Key ", Patience);
        using var http = new HttpClient { BaseAddress = Address };
        http.DefaultRequestHeaders.Add("x-functions-key", MasterKey());
        var pages = (await http.GetFromJsonAsync<JsonElement>("pages")).GetProperty("pages").EnumerateArray().Select(page => $"{page.GetProperty("network")}/{page.GetProperty("id")}").ToList();
        FacebookPage = pages.First(page => page.StartsWith("facebook/", StringComparison.Ordinal));
        XAccount = pages.First(page => page.StartsWith("x/", StringComparison.Ordinal));
        await SetObjectivesAsync(http);

        _playwright = await Playwright.CreateAsync();
        // The sandbox needs rights that containers of CI lack; what is opened here is this repository's own page.
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
    }

    /// <summary>A tab of somebody who has never been here.</summary>
    public async Task<BrowserTab> OpenAsync(string language = "en", ColorScheme scheme = ColorScheme.Light, int width = BrowserTab.Wide)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            Locale = language == "fr" ? "fr-FR" : "en-GB",
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = 900 },
        });
        return new BrowserTab(await context.NewPageAsync(), this);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_demo is not null)
        {
            _demo.AskToEnd();
            await _demo.ExitAsync(Patience);
            await _demo.DisposeAsync();
        }
        _data.Dispose();
    }

    private string MasterKey()
    {
        using var keys = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_data.Path, "secrets", "host.json")));
        return keys.RootElement.GetProperty("masterKey").GetProperty("value").GetString()!;
    }

    private async Task SetObjectivesAsync(HttpClient http)
    {
        // Whole weeks around today, since the demonstration's days end yesterday.
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var monday = today.AddDays(-((int)today.DayOfWeek + 6) % 7);
        var (firstDay, deadline) = (monday.AddDays(-77), monday.AddDays(62));
        foreach (var (id, body) in new (string, object)[]
        {
            ("followers", new { name = "Followers by spring", kind = "level", target = 75_000, cadence = "week", firstDay, deadline, kpiId = "followers" }),
            ("sign-ups", new { name = "Newsletter sign-ups", kind = "sum", target = 500, unit = "sign-ups", cadence = "week", firstDay, deadline }),
        })
        {
            using var answer = await http.PutAsJsonAsync($"pages/{FacebookPage}/objectives/{id}", body);
            answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        }
    }
}
