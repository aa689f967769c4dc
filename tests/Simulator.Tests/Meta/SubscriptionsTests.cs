using System.Text.Json.Nodes;

namespace Engagement.Simulator.Tests.Meta;

public sealed class SubscriptionsTests : IAsyncLifetime
{
    private Simulation _simulation = null!;

    public async ValueTask InitializeAsync() => _simulation = await Simulation.StartAsync();

    public ValueTask DisposeAsync() => _simulation.DisposeAsync();

    [Fact]
    public async Task Subscription_FromPostToDelete_IsListed()
    {
        (await FieldsAsync()).ShouldBeEmpty();

        (await SendAsync(HttpMethod.Post, "?subscribed_fields=feed,mention")).ShouldBe((200, """{"success":true}"""));
        (await SendAsync(HttpMethod.Post, "?subscribed_fields=feed")).Status.ShouldBe(200);
        (await FieldsAsync()).ShouldBe(["feed"]);

        (await SendAsync(HttpMethod.Delete, "")).ShouldBe((200, """{"success":true}"""));
        (await SendAsync(HttpMethod.Delete, "")).Status.ShouldBe(200);
        (await FieldsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("?subscribed_fields=shoe_size")]
    public async Task Subscription_WithoutAKnownField_IsRefused(string query)
    {
        var (status, body) = await SendAsync(HttpMethod.Post, query);

        status.ShouldBe(400);
        JsonNode.Parse(body)!["error"]!["code"]!.GetValue<int>().ShouldBe(100);
    }

    [Fact]
    public async Task Subscription_ByAnotherPage_IsRefused()
    {
        var (_, body) = await SendAsync(HttpMethod.Post, "?subscribed_fields=feed", _simulation.Server.Pages[1].AccessToken);

        JsonNode.Parse(body)!["error"]!["code"]!.GetValue<int>().ShouldBe(10);
        (await FieldsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/insights")]
    public async Task Post_ElsewhereOnAPage_IsNotOffered(string edge)
    {
        var (_, body) = await SendAsync(HttpMethod.Post, "", null, edge);

        JsonNode.Parse(body)!["error"]!["code"]!.GetValue<int>().ShouldBe(2500);
    }

    private async Task<IEnumerable<string>> FieldsAsync() => (await _simulation.GetAsync("v26.0/{page}/subscribed_apps"))["data"]!.AsArray()
        .SelectMany(app => app!["subscribed_fields"]!.AsArray().Select(field => field!.GetValue<string>()));

    private async Task<(int Status, string Body)> SendAsync(HttpMethod method, string query, string? token = null, string edge = "/subscribed_apps")
    {
        using var request = new HttpRequestMessage(method, new Uri($"v26.0/{_simulation.Page.Id}{edge}{query}", UriKind.Relative));
        request.Headers.Authorization = new("Bearer", token ?? _simulation.Page.AccessToken);
        using var response = await _simulation.Client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
