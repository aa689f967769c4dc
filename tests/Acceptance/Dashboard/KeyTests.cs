using System.Net;
using Microsoft.Playwright;

namespace Engagement.Acceptance.Dashboard;

/// <summary>Who may read: the page is for everybody, the numbers are for who holds a key.</summary>
[Collection(DashboardTests.Name)]
public sealed class KeyTests(DashboardWorld world)
{
    [Fact]
    public async Task Key_IsAskedForOnce_AndIsInNoAddress()
    {
        await using var tab = await world.OpenAsync();
        await tab.ShowAsync();

        await tab.Page.ReloadAsync();
        await tab.WaitUntilShownAsync();

        (await tab.Page.Locator("#key").CountAsync()).ShouldBe(0);
        tab.Requests.Count.ShouldBeGreaterThan(20);
        tab.Requests.ShouldAllBe(address => !address.Contains(Uri.EscapeDataString(world.Key), StringComparison.Ordinal) && !address.Contains("code=", StringComparison.Ordinal));
        tab.Page.Url.ShouldNotContain(world.Key);
        (await tab.Page.EvaluateAsync<string>("JSON.stringify(localStorage) + document.cookie")).ShouldNotContain(world.Key);
    }

    [Fact]
    public async Task Requests_GoToTheAppAlone()
    {
        await using var tab = await world.OpenAsync();
        await tab.ShowAsync();

        tab.Requests.Where(address => !address.StartsWith("data:", StringComparison.Ordinal)).Select(address => new Uri(address).Authority).Distinct().ShouldBe([world.Address.Authority]);
    }

    [Fact]
    public async Task Key_ThatIsWrong_IsSaidToBe_AndTheRightOneOpens()
    {
        await using var tab = await world.OpenAsync();
        await tab.GoAsync();

        await tab.EnterKeyAsync("not a key");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("opens nothing");
        (await tab.Page.EvaluateAsync<int>("sessionStorage.length")).ShouldBe(0);
        (await AxeRules.BrokenInAsync(tab.Page)).ShouldBeEmpty();
        await tab.EnterKeyAsync(world.Key);

        await tab.WaitUntilShownAsync();
    }

    [Fact]
    public async Task Key_Forgotten_IsAskedForAgain()
    {
        await using var tab = await world.OpenAsync();
        await tab.ShowAsync();

        await tab.Page.Locator("footer button").ClickAsync();

        await tab.Page.Locator("#key").WaitForAsync();
        (await tab.Page.EvaluateAsync<int>("sessionStorage.length")).ShouldBe(0);
        (await tab.Page.Locator("main > section").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task App_ThatAsksForNoKey_IsShownAtOnce()
    {
        await using var tab = await world.OpenAsync();
        // As on a host without keys: every question is answered.
        await tab.Page.RouteAsync("**/api/pages**", route => route.ContinueAsync(new() { Headers = route.Request.Headers.Append(new("x-functions-key", world.Key)) }));

        await tab.GoAsync();
        await tab.WaitUntilShownAsync();

        (await tab.Page.Locator("#key").CountAsync()).ShouldBe(0);
        tab.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("dashboard/../../host.json")]
    [InlineData("dashboard/%2e%2e/%2e%2e/host.json")]
    [InlineData("dashboard/x/..%2f..%2fhost.json")]
    [InlineData("dashboard/x/index.html")]
    [InlineData("dashboard/x//theme.js")]
    public async Task Path_ThatIsNoFile_IsNotFound(string path)
    {
        using var http = new HttpClient();
        // Not tidied up on the way, as a client with bad intent would not.
        var address = new Uri($"{world.Address.Scheme}://{world.Address.Authority}/api/{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

        using var answer = await http.GetAsync(address);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
