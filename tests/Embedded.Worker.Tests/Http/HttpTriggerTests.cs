using System.Net;
using System.Net.Http.Json;
using Engagement.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Embedded.Worker.Tests.Http;

public sealed class HttpTriggerTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("GET", "/api/pages/facebook/5/scorecard?days=28", 200, "facebook 5 28 null")]
    [InlineData("GET", "/api/pages/facebook/5/scorecard?days=28&note=x", 200, "facebook 5 28 x")]
    [InlineData("GET", "/API/Pages/x/7/Scorecard", 200, "x 7 90 null")]
    [InlineData("GET", "/api/pages/facebook/five/scorecard", 404, "")]
    [InlineData("GET", "/api/pages/facebook/5/scorecard?days=many", 500, "")]
    [InlineData("GET", "/pages/facebook/5/scorecard", 404, "")]
    [InlineData("POST", "/api/pages/facebook/5/scorecard", 404, "")]
    [InlineData("HEAD", "/api/pages/facebook/5/scorecard", 404, "")]
    [InlineData("GET", "/api/nothing", 404, "")]
    [InlineData("GET", "/api/both", 200, "get")]
    [InlineData("POST", "/api/both", 200, "post")]
    [InlineData("DELETE", "/api/both", 404, "")]
    [InlineData("DELETE", "/api/Anything", 200, "DELETE")]
    public async Task Request_ByRouteAndMethod_ReachesItsFunctionOrNone(string method, string path, int status, string body)
    {
        await using var host = await StartAsync(new TestApp(azurite.ConnectionString));

        var answer = await host.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).ShouldBe(body);
        answer.Content.Headers.Allow.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{ "version": "2.0", "extensions": { "http": { "routePrefix": "" } } }""", "/both")]
    [InlineData("""{ "version": "2.0", "extensions": { "http": { "routePrefix": "v2/data" } } }""", "/v2/data/both")]
    public async Task Route_UnderThePrefixOfHostJson_IsFound(string hostJson, string path)
    {
        await using var host = await StartAsync(new TestApp(azurite.ConnectionString) { HostJson = hostJson });

        (await host.Http.GetStringAsync(path)).ShouldBe("get");
    }

    [Theory]
    [InlineData("result", 201, """{"id":"x","number":7}""")]
    [InlineData("action", 200, """{"id":"x","number":7}""")]
    [InlineData("problem", 400, "\"detail\":\"no such page\"")]
    [InlineData("written", 200, "written")]
    [InlineData("missing", 200, "")]
    public async Task ReturnedValue_OfEachKind_IsTheAnswer(string kind, int status, string expected)
    {
        await using var host = await StartAsync(new TestApp(azurite.ConnectionString));

        var answer = await host.Http.GetAsync($"/api/answers/{kind}");

        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(expected);
    }

    [Fact]
    public async Task ReturnedValue_ThatIsNoAnswer_GivesAnEmptyAnswerAndAWarning()
    {
        await using var host = await StartAsync(new TestApp(azurite.ConnectionString));

        var answer = await host.Http.GetAsync("/api/Plain");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
        host.Log.ShouldContain(line => line.StartsWith("Warning Function.Plain: No HTTP response returned from function 'Plain'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Function_ThatThrows_GivesAnEmpty500()
    {
        await using var host = await StartAsync(new TestApp(azurite.ConnectionString));

        var answer = await host.Http.GetAsync("/api/Throwing");

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Body_OfARequest_IsReadByTheFunction()
    {
        await using var host = await StartAsync(new TestApp(azurite.ConnectionString));

        var answer = await host.Http.PostAsJsonAsync("/api/Echo", new { page = "é" });

        (await answer.Content.ReadAsStringAsync()).ShouldBe("é");
    }

    [Fact]
    public async Task Client_ThatHangsUp_CancelsTheFunction()
    {
        await using var host = await StartAsync(new TestApp(azurite.ConnectionString));
        using var patience = new CancellationTokenSource();
        var request = host.Http.GetAsync("/api/Waiting", patience.Token);
        await host.Calls.WaitForAsync(1);

        await patience.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(request);
        (await host.Calls.WaitForAsync(2)).ShouldBe(["started", "cancelled"]);
    }

    [Fact]
    public async Task Metadata_OfARequest_LeavesTheKeyOut()
    {
        await using var host = await StartAsync(new TestApp(azurite.ConnectionString));

        var metadata = await host.Http.GetStringAsync("/api/Metadata?code=secret&days=28");

        metadata.ShouldContain("days=28");
        metadata.ShouldContain("Query={\"days\":\"28\"}");
        metadata.ShouldNotContain("secret");
    }

    private static Task<TestHost> StartAsync(TestApp app) => TestHost.StartAsync(app, typeof(Routes), typeof(Answers), typeof(Waits));

    internal sealed class Routes
    {
        [Function("Scorecard")]
        public static IResult Scorecard(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pages/{network}/{id:int}/scorecard")] HttpRequest request,
            string network, int id, string? note, int days = 90) => Results.Text($"{network} {id} {days} {note ?? "null"}");

        [Function("Get")]
        public static IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "both")] HttpRequest request) => Results.Text("get");

        [Function("Post")]
        public static IResult Post([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "both")] HttpRequest request) => Results.Text("post");

        [Function("Anything")]
        public static IResult Anything([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Results.Text(request.Method);
    }

    internal sealed record Numbered(string Id, int Number);

    internal sealed class Answers
    {
        [Function("Answers")]
        public static async Task<object?> Answer([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "answers/{kind}")] HttpRequest request, string kind)
        {
            var value = new Numbered("x", 7);
            if (kind == "written")
                await request.HttpContext.Response.WriteAsync("written");
            return kind switch
            {
                "result" => Results.Created("/x", value),
                "action" => new OkObjectResult(value),
                "problem" => Results.Problem("no such page", statusCode: 400),
                _ => null,
            };
        }

        [Function("Plain")]
        public static Numbered Plain([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => new("x", 7);

        [Function("Throwing")]
        public static IResult Throwing([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => throw new InvalidOperationException("internal detail");

        [Function("Echo")]
        public static async Task<IActionResult> Echo([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request, CancellationToken cancellation) =>
            new ContentResult { Content = (await request.ReadFromJsonAsync<Dictionary<string, string>>(cancellation))!["page"] };

        [Function("Metadata")]
        public static IResult Metadata([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, FunctionContext context) =>
            Results.Text(string.Join('\n', context.BindingContext.BindingData.Select(pair => $"{pair.Key}={pair.Value}")));
    }

    internal sealed class Waits(Calls calls)
    {
        [Function("Waiting")]
        public async Task<IResult> Wait([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, CancellationToken cancellation)
        {
            calls.Add("started");
            try
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }
            catch (OperationCanceledException)
            {
                calls.Add("cancelled");
                throw;
            }
            return Results.Ok();
        }
    }
}
