using System.Net;
using System.Text.Json;

namespace Engagement.Acceptance.Feed;

/// <summary>What the feed offers, what it does not, and how it says so.</summary>
[Collection(FeedTests.Name)]
public sealed class OptionTests(FeedWorld world)
{
    [Theory]
    [InlineData("Pages?$expand=Posts", 501)]
    [InlineData("Pages?$search=bakery", 501)]
    [InlineData("DailyMetrics?$apply=aggregate(Views with sum as Total)", 501)]
    [InlineData("Pages?$compute=1 as One", 501)]
    [InlineData("DailyMetrics?$filter=Page/Name eq 'x'", 501)]
    [InlineData("DailyMetrics?$filter=isof(Day,Edm.String)", 501)]
    [InlineData("DailyMetrics('x')/Views", 501)]
    [InlineData("DailyMetrics('x')/Page", 501)]
    [InlineData("Pages?$select=Posts", 400)]
    [InlineData("Pages?$filter=", 400)]
    [InlineData("Pages?$filter=Name eq", 400)]
    [InlineData("Pages?$filter=name eq 'x'", 400)]
    [InlineData("Pages?$filter=Name eq 12", 400)]
    [InlineData("Pages?$filter=Name", 400)]
    [InlineData("Pages?$filter=nothing(Name)", 400)]
    [InlineData("DailyMetrics?$filter=Day eq 2026-13-01", 400)]
    [InlineData("DailyMetrics?$filter=Views eq 1e", 400)]
    [InlineData("DailyMetrics?$filter=Views eq 1 and", 400)]
    [InlineData("DailyMetrics?$filter=(Views eq 1", 400)]
    [InlineData("DailyMetrics?$filter=Day ge 2026-02-30", 400)]
    [InlineData("DailyMetrics?$filter=substring(PageKey) eq 'x'", 400)]
    [InlineData("DailyMetrics?$filter=Views has 1", 400)]
    [InlineData("DailyMetrics?$orderby=Views sideways", 400)]
    [InlineData("DailyMetrics(", 400)]
    [InlineData("DailyMetrics('x'", 400)]
    [InlineData("DailyMetrics(1)", 400)]
    [InlineData("DailyMetrics('x')('y')", 400)]
    [InlineData("$batch", 501)]
    [InlineData("$entity", 501)]
    [InlineData("$all", 501)]
    [InlineData("Pages?$top=-1", 400)]
    [InlineData("Pages?$top=many", 400)]
    [InlineData("Pages?$skip=-1", 400)]
    [InlineData("Pages?$count=maybe", 400)]
    [InlineData("Pages?$orderby=Nothing", 400)]
    [InlineData("Pages?$select=Nothing", 400)]
    [InlineData("Pages?$skiptoken=forged", 400)]
    [InlineData("Posts?$skiptoken=MTpub3RoaW5n", 400)]
    [InlineData("Pages?$filter=true&$filter=false", 400)]
    [InlineData("Pages?$nothing=1", 400)]
    [InlineData("Pages('x')?$filter=true", 400)]
    [InlineData("Pages/$count?$top=1", 400)]
    [InlineData("Nothing", 404)]
    [InlineData("pages", 404)]
    [InlineData("Pages('facebook~0')", 404)]
    [InlineData("DailyMetrics('x')", 404)]
    [InlineData("Pages?$format=atom", 406)]
    [InlineData("$metadata?$format=json", 406)]
    public async Task Request_ThatIsNotOffered_GetsAnODataError(string path, int status)
    {
        using var answer = await world.SendAsync(path);
        var body = await answer.Content.ReadAsStringAsync();

        ((int)answer.StatusCode).ShouldBe(status, body);
        var error = JsonDocument.Parse(body).RootElement.GetProperty("error");
        error.GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
        error.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("Pages?$filter=contains(tolower(Name),'a') or Name eq null", 3)]
    [InlineData("Pages?filter=true&top=2", 2)]
    [InlineData("Pages?$filter=PageKey in ('facebook~0')", 0)]
    [InlineData("Pages?$filter=Network eq @network&@network='facebook'", 3)]
    [InlineData("Dates?$filter=year(Date) eq 2026 and Month eq 2", 28)]
    [InlineData("Dates?$filter=Date ge 2026-11-01 and Date lt 2026-11-08&$orderby=Date desc", 7)]
    [InlineData("Dates?$filter=Date%20ge%202026-11-01&$top=3&$skip=2", 3)]
    [InlineData("KpiDefinitions?$filter=Unit eq 'rate'&$top=0", 0)]
    [InlineData("HourStatistics?$filter=Weekday eq 1 and Hour lt 3", 9)]
    public async Task Query_OfASmallSet_HasTheRowsThatItShould(string path, int rows)
    {
        using var answer = await world.SendAsync(path);
        var body = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, body);
        JsonDocument.Parse(body).RootElement.GetProperty("value").GetArrayLength().ShouldBe(rows, body);
    }

    [Theory]
    [InlineData("OData-MaxVersion", "3.0", 400)]
    [InlineData("OData-MaxVersion", "4.01", 200)]
    [InlineData("Accept", "application/atom+xml", 406)]
    [InlineData("Accept", "application/json;odata.metadata=full", 406)]
    [InlineData("Accept", "application/atom+xml,*/*;q=0.1", 200)]
    [InlineData("Accept", "nonsense", 406)]
    public async Task Header_OfTheClient_IsHonoured(string name, string value, int status)
    {
        using var answer = await world.SendAsync("Pages", headers: (name, value));

        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
    }

    [Fact]
    public async Task Links_BehindAFrontEnd_AreOnThePublicAddress()
    {
        using var answer = await world.SendAsync("Dates", headers: [("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "kpi.example.com"), ("Prefer", "odata.maxpagesize=5")]);
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

        body.GetProperty("@odata.context").GetString().ShouldBe("https://kpi.example.com/api/odata/$metadata#Dates");
        body.GetProperty("@odata.nextLink").GetString().ShouldNotBeNull().ShouldStartWith("https://kpi.example.com/api/odata/Dates?$skiptoken=");
    }

    [Fact]
    public async Task Count_BesideAPage_IsOfAllPages()
    {
        using var answer = await world.SendAsync("Dates?$count=true&$top=2&$filter=Year eq 2026 and Month eq 1");
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

        body.GetProperty("@odata.count").GetInt64().ShouldBe(31);
        body.GetProperty("value").GetArrayLength().ShouldBe(2);
    }
}
