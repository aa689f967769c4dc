using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Engagement.Simulator.Tests.Meta;

public sealed class TokenTests
{
    [Theory]
    [InlineData("v26.0/{page}", null, 104)]
    [InlineData("v26.0/me", null, 2500)]
    [InlineData("v26.0/{page}", "wrong", 190)]
    [InlineData("v27.0/{page}", "page", 2500)]
    [InlineData("v20.0/{page}", "page", 2500)]
    [InlineData("{page}", "page", 2500)]
    [InlineData("", "page", 2500)]
    [InlineData("v26.0/{page}/nonsense", "page", 2500)]
    [InlineData("v26.0/123", "page", 100)]
    [InlineData("v26.0/{page}/insights?metric=page_follows", "user", 190)]
    [InlineData("v26.0/{page}/insights?metric=page_follows", "other page", 10)]
    [InlineData("v26.0/{page}/published_posts", "other page", 10)]
    public async Task Call_WithoutTheRightTokenOrPath_IsRefusedWithItsCode(string path, string? token, int code)
    {
        await using var simulation = await Simulation.StartAsync();
        var sent = token switch
        {
            "page" => simulation.Page.AccessToken,
            "other page" => simulation.Server.Pages[1].AccessToken,
            "user" => simulation.Server.UserAccessToken,
            _ => token,
        };

        var (status, body) = await simulation.AskAsync(path.Replace("{page}", simulation.Page.Id, StringComparison.Ordinal), sent);

        status.ShouldBe(400);
        JsonNode.Parse(body)!["error"]!["code"]!.GetValue<int>().ShouldBe(code, body);
    }

    [Theory]
    [InlineData("v21.0")]
    [InlineData("v25.0")]
    [InlineData("v26.0")]
    public async Task Call_LivingVersion_AnswersAndNamesItself(string version)
    {
        await using var simulation = await Simulation.StartAsync(pages: 1);

        using var response = await simulation.Client.GetAsync(new Uri($"{version}/{simulation.Page.Id}?access_token={simulation.Page.AccessToken}", UriKind.Relative));

        response.IsSuccessStatusCode.ShouldBeTrue();
        response.Headers.GetValues("facebook-api-version").ShouldBe([version]);
        response.Headers.GetValues("X-App-Usage").Single().ShouldStartWith("{\"call_count\":");
    }

    [Fact]
    public async Task Accounts_UserToken_ListsEveryPageWithItsToken()
    {
        await using var simulation = await Simulation.StartAsync();

        var (status, body) = await simulation.AskAsync("v26.0/me/accounts?fields=id,name,access_token,tasks,category&limit=2",
            simulation.Server.UserAccessToken);

        status.ShouldBe(200);
        var first = JsonNode.Parse(body)!;
        first["data"]!.AsArray().Select(p => p!["access_token"]!.GetValue<string>())
            .ShouldBe(simulation.Server.Pages.Take(2).Select(p => p.AccessToken));
        first["data"]![0]!["tasks"]!.AsArray().Select(t => t!.GetValue<string>()).ShouldContain("ANALYZE");
        var (_, second) = await simulation.AskAsync(first["paging"]!["next"]!.GetValue<string>(), null);
        JsonNode.Parse(second)!["data"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<string>()
            .ShouldBe(simulation.Server.Pages[2].Id);
    }

    [Fact]
    public async Task DebugToken_PageToken_SaysWhoseItIs()
    {
        await using var simulation = await Simulation.StartAsync();

        var (_, body) = await simulation.AskAsync($"debug_token?input_token={simulation.Page.AccessToken}",
            simulation.Server.UserAccessToken);

        var data = JsonNode.Parse(body)!["data"]!;
        data["is_valid"]!.GetValue<bool>().ShouldBeTrue();
        data["type"]!.GetValue<string>().ShouldBe("PAGE");
        data["profile_id"]!.GetValue<string>().ShouldBe(simulation.Page.Id);
        data["expires_at"]!.GetValue<long>().ShouldBe(0);
    }

    [Theory]
    [InlineData(null, "API calls from the server require an appsecret_proof argument")]
    [InlineData("wrong", "Invalid appsecret_proof provided in the API argument")]
    public async Task Proof_MissingOrWrong_IsRefused(string? proof, string message)
    {
        await using var simulation = await Simulation.StartAsync(appSecret: "s3cret", pages: 1);

        var error = await simulation.ErrorAsync("v26.0/{page}" + (proof is null ? "" : $"?appsecret_proof={proof}"), 400);

        error["message"]!.GetValue<string>().ShouldBe(message);
        error["type"]!.GetValue<string>().ShouldBe("GraphMethodException");
        error["code"]!.GetValue<int>().ShouldBe(100);
    }

    [Fact]
    public async Task Proof_Right_IsAccepted()
    {
        await using var simulation = await Simulation.StartAsync(appSecret: "s3cret", pages: 1);
        var proof = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes("s3cret"),
            Encoding.UTF8.GetBytes(simulation.Page.AccessToken)));

        (await simulation.GetAsync($"v26.0/{{page}}?appsecret_proof={proof}"))["id"]!.GetValue<string>().ShouldBe(simulation.Page.Id);
    }
}
