using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OData;
using Microsoft.OData.Edm;

namespace Engagement.Acceptance.Feed;

/// <summary>What breaks Power BI: the feed's own payload has none of it, and the same payload with one of it planted is refused by the reader.</summary>
[Collection(FeedTests.Name)]
public sealed class PayloadTrapTests(FeedWorld world)
{
    private const string Set = "PeriodKpis";

    private static readonly Dictionary<string, Action<JsonObject, JsonObject>> Traps = new()
    {
        ["an Int64 as a string"] = (_, row) => row["N"] = "12",
        ["a decimal as a string"] = (_, row) => row["Value"] = "0.5",
        ["NaN in a decimal"] = (_, row) => row["Value"] = "NaN",
        ["an instant where a day belongs"] = (_, row) => row["LastDay"] = "2026-11-01T00:00:00Z",
        ["null where nothing may be missing"] = (_, row) => row["Status"] = null,
        ["a property that is not declared"] = (_, row) => row["Bogus"] = 1,
        ["a name in the wrong case"] = (_, row) => row["pageKey"] = "facebook~1",
        ["a context that is not absolute"] = (page, _) => page["@odata.context"] = $"$metadata#{Set}",
        ["a context of a set in the wrong case"] = (page, _) => page["@odata.context"] = "https://kpi.example.com/api/odata/$metadata#periodkpis",
        ["no context"] = (page, _) => page.Remove("@odata.context"),
    };

    public static TheoryData<string> Names => [.. Traps.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Payload_WithTheTrapPlanted_IsRefusedAndWithoutItRead(string trap)
    {
        var (model, body) = await PayloadAsync();

        ODataLibClient.Read(Message(body), world.Root, model, Set).Rows.ShouldNotBeEmpty();
        Traps[trap](body, (JsonObject)body["value"]![0]!);
        Should.Throw<ODataException>(() => ODataLibClient.Read(Message(body), world.Root, model, Set), trap);
    }

    [Theory]
    [InlineData("4.0,4.0")]
    [InlineData("4.01")]
    public async Task Version_OtherThanOneFourDotZero_IsRefused(string version)
    {
        var (model, body) = await PayloadAsync();

        Should.Throw<ODataException>(() => ODataLibClient.Read(Message(body, version), world.Root, model, Set));
    }

    [Fact]
    public async Task Instants_OfEveryRow_HaveAZone()
    {
        using var answer = await world.SendAsync("Posts?$select=CreatedAt");
        var rows = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("value").EnumerateArray().ToList();

        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(row => row.GetProperty("CreatedAt").GetString()!.EndsWith('Z'));
    }

    [Theory]
    [InlineData("")]
    [InlineData("$metadata")]
    [InlineData("Pages")]
    [InlineData("Pages/$count")]
    [InlineData("Nothing")]
    [InlineData("Pages?$expand=Posts")]
    [InlineData("Pages?$filter=")]
    public async Task Version_OnEveryAnswer_IsThereOnce(string path)
    {
        using var answer = await world.SendAsync(path);

        answer.Headers.GetValues("OData-Version").ShouldBe(["4.0"]);
    }

    [Fact]
    public async Task NumbersAsText_OnRequest_AreSaidInTheContentType()
    {
        using var answer = await world.SendAsync($"{Set}?$top=50", headers: ("Accept", "application/json;IEEE754Compatible=true"));
        using var metadata = await world.SendAsync("$metadata");
        var model = await new ODataLibClient(world.Root).MetadataAsync(metadata);

        (await answer.Content.ReadAsStringAsync()).ShouldContain("\"N\":\"");
        (await new ODataLibClient(world.Root).PageAsync(answer, model, Set)).Rows.Count.ShouldBe(50);
    }

    private async Task<(IEdmModel Model, JsonObject Body)> PayloadAsync()
    {
        using var metadata = await world.SendAsync("$metadata");
        using var answer = await world.SendAsync($"{Set}?$top=3&$filter=Value ne null");
        return (await new ODataLibClient(world.Root).MetadataAsync(metadata), JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject());
    }

    private static ReceivedMessage Message(JsonObject body, string version = "4.0") => new(
        Encoding.UTF8.GetBytes(body.ToJsonString()), 200,
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = "application/json;odata.metadata=minimal", ["OData-Version"] = version });
}
