using System.Security.Cryptography;
using System.Text;
using Engagement.Core;
using Engagement.Functions.Networks.Facebook;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Networks.Facebook;

public class FacebookClientTests(AzuriteFixture azurite)
{
    private static readonly PageKey Page = new(Network.Facebook, "1000");

    [Fact]
    public async Task Get_Token_TravelsInTheHeaderOnly()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri);

        using var answer = await GetAsync(pipeline);

        var request = stub.Requests.ShouldHaveSingleItem();
        request.Authorization.ShouldBe($"Bearer {Pipeline.Token}");
        request.Query.Values.ShouldAllBe(value => !value.Contains(Pipeline.Token, StringComparison.Ordinal));
        request.Query.Keys.ShouldNotContain("appsecret_proof");
    }

    [Fact]
    public async Task Get_AppSecret_ProvesTheToken()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri, new Dictionary<string, string?> { ["Facebook:AppSecret"] = "app secret" });

        using var answer = await GetAsync(pipeline);

        var expected = Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes("app secret"), Encoding.UTF8.GetBytes(Pipeline.Token)));
        stub.Requests.ShouldHaveSingleItem().Query["appsecret_proof"].ShouldBe(expected, StringCompareShould.IgnoreCase);
        stub.Requests.Single().Query["appsecret_proof"].ShouldBe(expected.ToLowerInvariant());
    }

    [Fact]
    public async Task Get_BaseUrlWithAPath_IsKept()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await Pipeline.StartAsync(azurite, new(stub.BaseUri, "behind/a/proxy"));

        using var answer = await GetAsync(pipeline);

        stub.Requests.ShouldHaveSingleItem().Edge.ShouldBe("insights");
    }

    private static Task<System.Text.Json.JsonDocument> GetAsync(Pipeline pipeline) => pipeline.Get<FacebookClient>().GetAsync(
        Page, "insights", [("metric", "page_follows"), ("period", "day"), ("since", "2026-11-20"), ("until", "2026-11-21")], CancellationToken.None);
}
