using Microsoft.Playwright;

namespace Engagement.Acceptance.Dashboard;

/// <summary>In every language, light or dark, wide or narrow: everything is there, nothing complains, and nobody is shut out.</summary>
[Collection(DashboardTests.Name)]
public sealed class AppearanceTests(DashboardWorld world)
{
    [Theory]
    [InlineData("en", ColorScheme.Light, BrowserTab.Wide)]
    [InlineData("en", ColorScheme.Dark, BrowserTab.Phone)]
    [InlineData("fr", ColorScheme.Light, BrowserTab.Phone)]
    [InlineData("fr", ColorScheme.Dark, BrowserTab.Wide)]
    public async Task Dashboard_InAnyForm_IsWholeAndOpenToAll(string language, ColorScheme scheme, int width)
    {
        await using var tab = await world.OpenAsync(language, scheme, width);
        await tab.ShowAsync();

        await tab.TakePictureAsync($"dashboard-{language}-{scheme}-{(width == BrowserTab.Wide ? "wide" : "phone")}".ToLowerInvariant());
        var (chosen, ground) = (await tab.Page.EvaluateAsync<string>("document.documentElement.lang"), await tab.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        chosen.ShouldBe(language);
        IsDark(ground).ShouldBe(scheme == ColorScheme.Dark, ground);
        (await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        await tab.OpenDetailsAsync();
        (await AxeRules.BrokenInAsync(tab.Page)).ShouldBeEmpty();
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task AccessibilityRules_OnAPlantedDefect_Complain()
    {
        await using var tab = await world.OpenAsync();
        await tab.ShowAsync();
        await tab.Page.EvaluateAsync("document.querySelector('label[for=page]').remove()");

        (await AxeRules.BrokenInAsync(tab.Page)).ShouldContain(broken => broken.StartsWith("select-name", StringComparison.Ordinal));
    }

    [Fact]
    public async Task LanguageAndTheme_Chosen_HoldAndAreRemembered()
    {
        await using var tab = await world.OpenAsync("en", ColorScheme.Light);
        await tab.ShowAsync();

        await tab.Page.Locator("#language").SelectOptionAsync("fr");
        await tab.Page.Locator("#theme").SelectOptionAsync("dark");
        await tab.WaitUntilShownAsync();
        (await tab.TextAsync("#growth .kicker")).ShouldBe("Croissance");
        await tab.Page.ReloadAsync();
        await tab.WaitUntilShownAsync();

        (await tab.TextAsync("#growth .kicker")).ShouldBe("Croissance");
        IsDark(await tab.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")).ShouldBeTrue();
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Texts_InFrench_AreThoseInEnglish()
    {
        await using var tab = await world.OpenAsync();
        await tab.GoAsync();

        var (english, french) = (await WordsAsync(tab, "en"), await WordsAsync(tab, "fr"));

        english.Length.ShouldBeGreaterThan(200);
        french.ShouldBe(english);
    }

    /// <summary>The names of all texts, and whether each is a text or is made for an occasion.</summary>
    private static async Task<string[]> WordsAsync(BrowserTab tab, string language) => await tab.Page.EvaluateAsync<string[]>(
        """
        async language => {
          const main = document.querySelector("script[type=module]").src;
          const { default: words } = await import(new URL(`words/${language}.js`, main));
          const names = (part, path) => Object.entries(part).flatMap(([name, value]) =>
            typeof value === "object" ? names(value, `${path}${name}.`) : [`${path}${name}: ${typeof value}`]);
          return names(words, "").sort();
        }
        """, language);

    private static bool IsDark(string colour) => colour.Split('(', ',', ')', ' ').Where(part => int.TryParse(part, out _)).Select(int.Parse).Take(3).Average() < 128;
}
