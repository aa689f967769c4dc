using Microsoft.Playwright;

namespace Engagement.Acceptance.Dashboard;

/// <summary>Everything can be done without a pointer, and one sees where one is.</summary>
[Collection(DashboardTests.Name)]
public sealed class KeyboardTests(DashboardWorld world)
{
    private const int MaxStops = 200;

    private const string ReadFocus =
        """
        () => {
          const focused = document.activeElement;
          return [focused.tagName.toLowerCase(), focused.id, focused.className, getComputedStyle(focused).outlineStyle].join("|");
        }
        """;

    [Fact]
    public async Task Tab_FromTheStart_PassesEverythingInOrder_AndShowsWhereItIs()
    {
        await using var tab = await world.OpenAsync();
        await tab.ShowAsync();
        // Entering the key left the focus in the page: a reader who arrives starts at its top.
        await tab.Page.ReloadAsync();
        await tab.WaitUntilShownAsync();

        var stops = new List<string>();
        while (stops.Count < MaxStops)
        {
            await tab.Page.Keyboard.PressAsync("Tab");
            var stop = await tab.Page.EvaluateAsync<string>(ReadFocus);
            if (stop.StartsWith("body|", StringComparison.Ordinal))
                break;
            stops.Add(stop);
        }

        stops[0].ShouldStartWith("a||skip");
        stops.Skip(1).Take(4).Select(stop => stop.Split('|')[1]).ShouldBe(["page", "period", "language", "theme"]);
        stops.Count(stop => stop.StartsWith("summary", StringComparison.Ordinal)).ShouldBe(await tab.Page.Locator("details:not(details details) > summary").CountAsync());
        stops[^1].ShouldStartWith("button");
        stops.ShouldAllBe(stop => !stop.EndsWith("|none", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SkipLink_LeadsPastTheChoices()
    {
        await using var tab = await world.OpenAsync();
        await tab.ShowAsync();
        await tab.Page.ReloadAsync();
        await tab.WaitUntilShownAsync();

        await tab.Page.Keyboard.PressAsync("Tab");
        await tab.Page.Keyboard.PressAsync("Enter");

        (await tab.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("main");
    }

    [Fact]
    public async Task Page_ChosenByArrows_IsShown_AndTheFocusStays()
    {
        await using var tab = await world.OpenAsync();
        await tab.ShowAsync();
        var before = await tab.TextAsync(".title .name");

        await tab.Page.Locator("#page").FocusAsync();
        await tab.Page.Keyboard.PressAsync("ArrowDown");

        await Assertions.Expect(tab.Page.Locator(".title .name")).Not.ToHaveTextAsync(before);
        await tab.WaitUntilShownAsync();
        (await tab.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("page");
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Table_OfAChart_OpensByEnter()
    {
        await using var tab = await world.OpenAsync();
        await tab.ShowAsync();

        await tab.Page.Locator("#growth figure summary").First.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(tab.Page.Locator("#growth figure table").First).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("Tab");
        (await tab.Page.EvaluateAsync<string>("document.activeElement.className")).ShouldBe("scroll");
    }
}
