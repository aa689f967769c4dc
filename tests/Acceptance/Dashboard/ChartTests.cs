using System.Text.Json;

namespace Engagement.Acceptance.Dashboard;

/// <summary>Every chart shows something, and says the same in a table; what is missing is shown as missing.</summary>
[Collection(DashboardTests.Name)]
public sealed class ChartTests(DashboardWorld world)
{
    private const string ReadCharts =
        """
        async () => {
          const echarts = await import(new URL("packages/echarts.js", document.querySelector("script[type=module]").src));
          return [...document.querySelectorAll("figure")].map(figure => {
            const chart = figure.querySelector(".chart");
            const { series } = echarts.getInstanceByDom(chart).getOption();
            const canvas = chart.querySelector("canvas");
            const pixels = new Uint32Array(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer);
            return {
              title: figure.querySelector("h3").textContent,
              label: chart.getAttribute("aria-label"),
              values: series.map(({ data }) => data.filter(value => (value?.value ?? value) !== null).length),
              points: Math.max(...series.map(({ data }) => data.length)),
              colours: new Set(pixels).size,
              rows: figure.querySelectorAll("tbody tr").length,
            };
          });
        }
        """;

    [Theory]
    [InlineData("7")]
    [InlineData("28")]
    [InlineData("month")]
    public async Task Charts_OfAPageThatReportsEverything_HaveDataAndTables(string period)
    {
        await using var tab = await world.OpenAsync();
        await tab.ShowAsync(period: period);

        var charts = await tab.Page.EvaluateAsync<JsonElement>(ReadCharts);

        charts.GetArrayLength().ShouldBe(6);
        foreach (var chart in charts.EnumerateArray())
        {
            var title = chart.GetProperty("title").GetString()!;
            chart.GetProperty("values").EnumerateArray().ShouldAllBe(values => values.GetInt32() > 0, title);
            chart.GetProperty("rows").GetInt32().ShouldBe(chart.GetProperty("points").GetInt32(), title);
            // Lines, bars and letters with their soft edges: an empty chart has far fewer.
            chart.GetProperty("colours").GetInt32().ShouldBeGreaterThan(20, title);
            chart.GetProperty("label").GetString()!.Length.ShouldBeGreaterThan(title.Length + 10, title);
        }
        tab.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sections_OfAPage_StateWhatTheyComeTo()
    {
        await using var tab = await world.OpenAsync();
        await tab.ShowAsync();

        foreach (var part in new[] { "scorecard", "growth", "engagement", "tone", "answers" })
            (await tab.TextAsync($"#{part} .thesis")).ShouldContain(c => char.IsAsciiDigit(c), part);
        (await tab.TextAsync("[data-kpi=followers]")).ShouldContain("Target 75,000");
        (await tab.Page.Locator("#scorecard .sparkline").CountAsync()).ShouldBeGreaterThan(3);
        (await tab.Page.Locator("#hours td").CountAsync()).ShouldBeGreaterThan(20);
        (await tab.TextAsync("#hours tbody")).ShouldContain("n = ");
        (await tab.Page.Locator("#anomalies .badge").CountAsync()).ShouldBeGreaterThan(0);
        (await tab.TextAsync("#objectives")).ShouldContain("Newsletter sign-ups");
        (await tab.TextAsync("#health tbody")).ShouldContain("Complete");
    }

    [Fact]
    public async Task Values_ThatANetworkDoesNotReport_AreMissingWithTheirReason()
    {
        await using var tab = await world.OpenAsync();
        await tab.ShowAsync(world.XAccount);

        var views = await tab.TextAsync("[data-kpi=views]");

        views.ShouldContain("—");
        views.ShouldContain("Not collected");
        views.ShouldNotContain("0");
        (await tab.TextAsync("#engagement .absent")).ShouldContain("Not collected");
        (await tab.TextAsync("#health .reasons")).ShouldContain("Views");
        tab.Complaints.ShouldBeEmpty();
        await tab.TakePictureAsync("dashboard-en-light-wide-x");
    }

    [Fact]
    public async Task Objective_WithoutValues_IsNotAtZero()
    {
        await using var tab = await world.OpenAsync();
        await tab.ShowAsync();

        var objective = await tab.TextAsync("[data-objective=sign-ups]");

        objective.ShouldContain("Not enough data");
        objective.ShouldContain("No value yet");
        (await tab.Page.Locator("[data-objective=sign-ups] progress").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Part_ThatCannotBeRead_SaysWhy_AndTheOthersStay()
    {
        await using var tab = await world.OpenAsync();
        await tab.Page.RouteAsync("**/tone?*", route => route.FulfillAsync(new()
        {
            Status = 503, ContentType = "application/problem+json", Body = """{"status":503,"detail":"Storage did not answer; try again, and see GET /api/health."}""",
        }));
        await tab.ShowAsync();

        (await tab.TextAsync("#tone .thesis")).ShouldContain("Storage did not answer");
        (await tab.Page.Locator("#tone figure").CountAsync()).ShouldBe(0);
        (await tab.Page.Locator("#answers figure").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Crises_AsTheApiTellsThem_AreShownWithTheirEvidence()
    {
        await using var tab = await world.OpenAsync();
        await tab.Page.RouteAsync("**/crises?*", route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = """
                {"network":"facebook","id":"1","crises":[{"id":"20261101T10","startedAt":"2026-11-01T10:00:00Z","endedAt":null,"level":"alert","index":64.2,"peakAt":"2026-11-01T14:00:00Z",
                "windowHours":6,"comments":120,"judged":110,"upset":61,"upsetAuthors":48,"evidence":[{"signal":"upset_volume","strength":0.6,"observed":61,"expected":9,"deviations":5.5,
                "en":"61 comments were upset, where 9 are usual.","fr":"61 commentaires étaient mécontents, contre 9 d'ordinaire."}]}]}
                """,
        }));
        await tab.ShowAsync();

        var crises = await tab.TextAsync("#crises");

        crises.ShouldContain("1 crisis in this period, 1 not over");
        crises.ShouldContain("Alert");
        crises.ShouldContain("61 comments were upset, where 9 are usual.");
    }
}
