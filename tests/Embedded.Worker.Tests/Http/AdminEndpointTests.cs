using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Engagement.Embedded.Worker.Tests.Keys;
using Engagement.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Embedded.Worker.Tests.Http;

public sealed class AdminEndpointTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Invoke_Timer_RunsItNow()
    {
        await using var host = await StartAsync();

        (await InvokeAsync(host, "Yearly", """{"input":""}""")).ShouldBe(HttpStatusCode.Accepted);

        (await host.Calls.WaitForAsync(1)).ShouldBe(["timer past due False"]);
    }

    [Fact]
    public async Task Invoke_QueueFunction_GivesItTheInputAsMessage()
    {
        await using var host = await StartAsync();

        (await InvokeAsync(host, "ofqueue", """{"input":"{\"page\":\"facebook/1\"}"}""")).ShouldBe(HttpStatusCode.Accepted);

        (await host.Calls.WaitForAsync(1)).ShouldBe(["message facebook/1 dequeued 0"]);
    }

    [Fact]
    public async Task Invoke_DisabledFunction_RunsItAllTheSame()
    {
        await using var host = await StartAsync(new() { ["AzureWebJobs.Yearly.Disabled"] = "true" });

        await InvokeAsync(host, "Yearly", "{}");

        await host.Calls.WaitForAsync(1);
    }

    [Theory]
    [InlineData("Nothing", """{"input":""}""", 404)]
    [InlineData("Yearly", "not json", 400)]
    [InlineData("Yearly", "", 400)]
    [InlineData("Yearly", "[]", 400)]
    [InlineData("Yearly", """{"input":{"page":"x"}}""", 400)]
    [InlineData("OfHttp", """{"input":""}""", 400)]
    public async Task Invoke_WithSomethingWrong_SaysSoAndRunsNothing(string function, string body, int status)
    {
        await using var host = await StartAsync();

        ((int)await InvokeAsync(host, function, body)).ShouldBe(status);

        host.Calls.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Invoke_WithoutJsonContentType_Is415()
    {
        await using var host = await StartAsync();

        var answer = await host.Http.PostAsync($"/admin/functions/Yearly?code={await MasterAsync(host)}", new StringContent("{}", Encoding.UTF8, "text/plain"));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Endpoints_WithoutTheMasterKey_AreClosed()
    {
        await using var host = await StartAsync();
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(host.SecretsFolder, "host.json")));
        var functionKey = file.RootElement.GetProperty("functionKeys")[0].GetProperty("value").GetString();

        foreach (var (method, path) in new[] { (HttpMethod.Get, "/admin/host/status"), (HttpMethod.Post, "/admin/functions/Yearly"), (HttpMethod.Get, "/admin/functions/Yearly") })
        {
            var without = await host.Http.SendAsync(new HttpRequestMessage(method, path));
            without.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            without.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
            (await host.Http.SendAsync(new HttpRequestMessage(method, $"{path}?code=wrong"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            (await host.Http.SendAsync(new HttpRequestMessage(method, $"{path}?code={functionKey}"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
        host.Calls.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task FunctionMetadata_IsRefusedByName()
    {
        await using var host = await StartAsync();

        var answer = await host.Http.GetAsync($"/admin/functions/Yearly?code={await MasterAsync(host)}");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotImplemented);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("GET /admin/functions/{name}");
    }

    [Fact]
    public async Task Status_WithTheMasterKey_SaysRunning()
    {
        await using var host = await StartAsync();

        var status = await host.Http.GetFromJsonAsync<JsonElement>($"/admin/host/status?code={await MasterAsync(host)}");

        status.GetProperty("state").GetString().ShouldBe("Running");
        status.GetProperty("processUptime").GetInt64().ShouldBeGreaterThanOrEqualTo(0);
    }

    private Task<TestHost> StartAsync(Dictionary<string, string?>? settings = null) =>
        TestHost.StartAsync(new TestApp(azurite.ConnectionString) { Settings = settings ?? [] }, typeof(Functions));

    private static Task<string> MasterAsync(TestHost host) => KeyTests.KeyOfAsync(Path.Combine(host.SecretsFolder, "host.json"), "masterKey");

    private static async Task<HttpStatusCode> InvokeAsync(TestHost host, string function, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/admin/functions/{function}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("x-functions-key", await MasterAsync(host));
        return (await host.Http.SendAsync(request)).StatusCode;
    }

    internal sealed record Message(string Page);

    internal sealed class Functions(Calls calls)
    {
        [Function("Yearly")]
        public void Yearly([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer) => calls.Add($"timer past due {timer.IsPastDue}");

        [Function("OfQueue")]
        public void OfQueue([QueueTrigger("%Queue%")] Message message, int dequeueCount) => calls.Add($"message {message.Page} dequeued {dequeueCount}");

        [Function("OfHttp")]
        public IResult OfHttp([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
        {
            calls.Add("http");
            return Results.Ok();
        }
    }
}
