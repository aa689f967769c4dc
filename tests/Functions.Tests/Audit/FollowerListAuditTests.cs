using System.Text;
using System.Text.Json;
using Engagement.Functions.Audit;
using Engagement.Functions.Tests.Harness;
using Engagement.Functions.Tests.Report;
using Engagement.Testing;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Tests.Audit;

public class FollowerListAuditTests(AzuriteFixture azurite)
{
    private const string Fakes = "6,1400,1,0,0";
    private const string People = "250,220,3000,1,4";

    [Fact]
    public async Task Post_CsvAndJson_AreJudgedAlike()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        var rows = Enumerable.Range(0, 60).Select(i => i % 3 == 0 ? Fakes : People).ToList();
        var csv = "\uFEFFfollowers;following;posts;has_bio;listed\n" + string.Join('\n', rows.Select(row => row.Replace(',', ';')));
        var json = JsonSerializer.Serialize(new { accounts = rows.Select(row => row.Split(',').Select(int.Parse).ToArray()).Select(c => new { followers = c[0], following = c[1], posts = c[2], hasBio = c[3] == 1, listed = c[4] }) });

        var (fromCsv, fromJson) = (await PostAsync(pipeline, csv), await PostAsync(pipeline, json));

        fromJson.Body.GetRawText().ShouldBe(fromCsv.Body.GetRawText());
        var audit = fromCsv.Body.GetProperty("audit");
        (audit.GetProperty("n").GetInt32(), audit.GetProperty("status").GetString(), audit.GetProperty("likelyFake").GetInt32()).ShouldBe((60, "ok", 20));
        audit.GetProperty("fakeShare").GetDouble().ShouldBe(1 / 3.0, 0.03);
        audit.GetProperty("ruleSets").EnumerateArray().Select(set => (set.GetProperty("name").GetString(), set.GetProperty("fake").GetInt32()))
            .ShouldBe([("camisani_calzolari", 20), ("state_of_search", 20), ("socialbakers", 20)]);
        var accounts = fromCsv.Body.GetProperty("accounts").EnumerateArray().ToList();
        accounts.Count.ShouldBe(60);
        (accounts[0].GetProperty("label").GetString(), accounts[1].GetProperty("label").GetString()).ShouldBe(("likely_fake", "likely_genuine"));
        accounts[0].GetProperty("probability").GetDouble().ShouldBeGreaterThan(0.95);
        accounts[0].GetProperty("reasons").EnumerateArray().First().GetProperty("fr").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Post_WithoutAccounts_GivesTheListAlone()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));

        var answer = await PostAsync(pipeline, $"followers,following,posts,has_bio,listed,mood\n{Fakes},3", "?accounts=false&network=instagram&observedDay=2026-11-21");

        answer.Body.GetProperty("accounts").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.Body.GetProperty("unknownColumns").EnumerateArray().Select(c => c.GetString()).ShouldBe(["mood"]);
        (answer.Body.GetProperty("audit").GetProperty("family").GetString(), answer.Body.GetProperty("audit").GetProperty("status").GetString()).ShouldBe(("instagram", "not_enough_data"));
        answer.Body.GetProperty("audit").GetProperty("fakeShare").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("", "", "the body is empty")]
    [InlineData("  \n", "", "the body is empty")]
    [InlineData("name\nx", "", "no column is known")]
    [InlineData("followers\n1\nx", "", "line 3, column 'followers': 'x' is not a whole number")]
    [InlineData("[{\"followers\":1},{\"followers\":-2}]", "", "account 2, column 'followers': '-2'")]
    [InlineData("[1]", "", "not a list of accounts")]
    [InlineData("[{}]", "", "no account says anything")]
    [InlineData("{\"followers\":", "", "not JSON (line 1)")]
    [InlineData("followers\n1", "?network=myspace", "use x or instagram")]
    [InlineData("followers\n1", "?observedDay=today", "write it as 2026-11-21")]
    [InlineData("followers\n1", "?accounts=perhaps", "use true or false")]
    public async Task Post_NotAList_SaysWhatIsWrong(string body, string query, string message)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));

        var answer = await PostAsync(pipeline, body, query);

        answer.Status.ShouldBe(400);
        answer.Body.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain(message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_TooLarge_SaysTheBoundAndWhatElseToDo(bool declaresLength)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        var request = new DefaultHttpContext { Request = { Body = new MemoryStream(new byte[FollowerListAudit.MaxBodyBytes + 1]) } }.Request;
        request.ContentLength = declaresLength ? FollowerListAudit.MaxBodyBytes + 1 : null;

        var answer = await pipeline.SendAsync(await FollowerListAudit.RunAsync(request, new(request.Query["network"], request.Query["observedDay"], request.Query["accounts"]), CancellationToken.None));

        answer.Status.ShouldBe(413);
        answer.Body.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("10485760 bytes");
    }

    private static async Task<HttpAnswer> PostAsync(Pipeline pipeline, string body, string query = "")
    {
        var request = new DefaultHttpContext { Request = { Body = new MemoryStream(Encoding.UTF8.GetBytes(body)), QueryString = new(query) } }.Request;
        return await pipeline.SendAsync(await FollowerListAudit.RunAsync(request, new(request.Query["network"], request.Query["observedDay"], request.Query["accounts"]), CancellationToken.None));
    }
}
