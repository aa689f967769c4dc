using System.Text.Json;
using Engagement.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Engagement.Embedded.Worker.Tests.Queues;

public sealed class QueueOutputTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("text", new[] { "plain é" })]
    [InlineData("bytes", new[] { "hi" })]
    [InlineData("texts", new[] { "{\"a\":1}", "two" })]
    [InlineData("numbers", new[] { "1", "2" })]
    [InlineData("object", new[] { "{\n  \"Id\": \"é\",\n  \"Number\": 7\n}" })]
    [InlineData("objects", new[] { "{\n  \"Id\": \"a\",\n  \"Number\": 1\n}", "{\n  \"Id\": \"b\",\n  \"Number\": 2\n}" })]
    public async Task ReturnedValue_OfEachKind_BecomesItsMessages(string kind, string[] expected)
    {
        var app = new TestApp(azurite.ConnectionString);
        await using var host = await TestHost.StartAsync(app, typeof(Sending));

        await new TestQueue(azurite.ConnectionString, app.Queue).SendAsync(kind);

        var texts = await new TestQueue(azurite.ConnectionString, app.Output).WaitForTextsAsync(expected.Length);
        texts.Select(text => text.ReplaceLineEndings("\n")).ShouldBe(expected);
    }

    [Fact]
    public async Task ReturnedValue_OfNull_SendsNothing()
    {
        var app = new TestApp(azurite.ConnectionString);
        var queue = new TestQueue(azurite.ConnectionString, app.Queue);
        await queue.SendAsync("null");
        await using var host = await TestHost.StartAsync(app, typeof(Sending));

        await host.Calls.WaitForAsync(1);
        await queue.WaitForCountAsync(0);
        (await new TestQueue(azurite.ConnectionString, app.Output).CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Message_FromAnOutput_ReachesAListenerOfTheSameProcess()
    {
        var app = new TestApp(azurite.ConnectionString);
        await new TestQueue(azurite.ConnectionString, app.Queue).SendAsync("object");
        await using var host = await TestHost.StartAsync(app, typeof(Sending), typeof(Receiving));

        (await host.Calls.WaitForAsync(2)).ShouldBe(["object", "received é 7"]);
    }

    [Fact]
    public async Task Properties_OfAReturnedClass_GoToAnswerAndQueues()
    {
        var app = new TestApp(azurite.ConnectionString);
        await using var host = await TestHost.StartAsync(app, typeof(Answering));

        var answer = await host.Http.GetAsync("/api/Answering");

        ((int)answer.StatusCode).ShouldBe(202);
        (await new TestQueue(azurite.ConnectionString, app.Output).WaitForTextsAsync(2)).ShouldBe(["one", "two"]);
        (await new TestQueue(azurite.ConnectionString, app.Queue).CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Serializer_OfWorkerOptions_WritesTheMessages()
    {
        var app = new TestApp(azurite.ConnectionString)
        {
            Configure = builder =>
            {
                builder.ConfigureFunctionsWebApplication();
                builder.Services.Configure<JsonSerializerOptions>(json => json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase);
            },
        };
        await new TestQueue(azurite.ConnectionString, app.Queue).SendAsync("object");
        await using var host = await TestHost.StartAsync(app, typeof(Sending));

        (await new TestQueue(azurite.ConnectionString, app.Output).WaitForTextsAsync(1))[0].ShouldContain("\"number\": 7");
    }

    internal sealed record Numbered(string Id, int Number);

    internal sealed record Outputs(
        [property: QueueOutput("%Output%")] string[] Many, [property: HttpResult] IActionResult Answer, [property: QueueOutput("%Queue%")] string? None);

    internal sealed class Sending(Calls calls)
    {
        [Function("Sending")]
        [QueueOutput("%Output%")]
        public Task<object?> Run([QueueTrigger("%Queue%")] string kind)
        {
            calls.Add(kind);
            return Task.FromResult<object?>(kind switch
            {
                "text" => "plain é",
                "bytes" => "hi"u8.ToArray(),
                "texts" => new List<string> { "{\"a\":1}", "two" },
                "numbers" => new[] { 1, 2 },
                "object" => new Numbered("é", 7),
                "objects" => Enumerable.Range(1, 2).Select(number => new Numbered(number == 1 ? "a" : "b", number)),
                _ => null,
            });
        }
    }

    internal sealed class Receiving(Calls calls)
    {
        [Function("Receiving")]
        public void Run([QueueTrigger("%Output%")] Numbered message) => calls.Add($"received {message.Id} {message.Number}");
    }

    internal sealed class Answering
    {
        [Function("Answering")]
        public static Outputs Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => new(["one", "two"], new AcceptedResult(), null);
    }
}
