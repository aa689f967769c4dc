using System.Globalization;
using Azure.Storage.Queues;
using Engagement.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Engagement.Embedded.Worker.Tests.Queues;

public sealed class FailedMessageTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Message_ThatAlwaysFails_GoesToPoisonAfterFiveAttempts()
    {
        var app = new TestApp(azurite.ConnectionString);
        var (queue, poison) = Queues(app);
        await queue.SendAsync("content of the message");
        await using var host = await TestHost.StartAsync(app, typeof(Failing));

        (await poison.WaitForTextsAsync(1)).ShouldBe(["content of the message"]);
        host.Calls.All.ShouldBe(["1", "2", "3", "4", "5"]);
        await queue.WaitForCountAsync(0);
        host.Log.ShouldContain(line => line.StartsWith("Error Function.Failing: Executed 'Failing' (Failed", StringComparison.Ordinal));
        host.Log.ShouldNotContain(line => line.Contains("content of the message", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Message_ThatCannotBeReadAsItsClass_GoesToPoisonLikeAnyFailure()
    {
        var app = new TestApp(azurite.ConnectionString);
        var (queue, poison) = Queues(app);
        await queue.SendAsync("name@example.test is not JSON");
        await using var host = await TestHost.StartAsync(app, typeof(Reading));

        await poison.WaitForTextsAsync(1);
        host.Log.Count(line => line.Contains("Cannot convert input parameter 'numbers' to type", StringComparison.Ordinal)).ShouldBe(5);
        host.Log.ShouldNotContain(line => line.Contains("name@example.test", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Message_ThatIsNotBase64_GoesToPoisonAsItIsWithoutARun()
    {
        var app = new TestApp(azurite.ConnectionString);
        var (queue, poison) = Queues(app);
        await queue.SendRawAsync("plain text!");
        await using var host = await TestHost.StartAsync(app, typeof(Failing));

        await poison.WaitForCountAsync(1);
        (await poison.StoredAsync()).ShouldBe(["plain text!"]);
        host.Calls.All.ShouldBeEmpty();
        await queue.WaitForCountAsync(0);
    }

    [Fact]
    public async Task Message_OfPlainTextWithEncodingNone_Runs()
    {
        var app = new TestApp(azurite.ConnectionString)
        {
            HostJson = """{ "version": "2.0", "extensions": { "queues": { "messageEncoding": "none", "maxDequeueCount": 1 } } }""",
        };
        var (queue, poison) = Queues(app);
        await queue.SendRawAsync("plain text!");
        await using var host = await TestHost.StartAsync(app, typeof(Failing));

        (await host.Calls.WaitForAsync(1)).ShouldBe(["1"]);
        await poison.WaitForCountAsync(1);
    }

    [Fact]
    public async Task Message_AfterAFailure_WaitsForTheVisibilityTimeout()
    {
        var app = new TestApp(azurite.ConnectionString)
        {
            HostJson = """{ "version": "2.0", "extensions": { "queues": { "visibilityTimeout": "00:00:02", "maxDequeueCount": 2, "maxPollingInterval": "00:00:00.2" } } }""",
        };
        var (queue, poison) = Queues(app);
        await queue.SendAsync("x");
        await using var host = await TestHost.StartAsync(app, typeof(Timed));

        var times = (await host.Calls.WaitForAsync(2)).Select(ticks => long.Parse(ticks, CultureInfo.InvariantCulture)).ToArray();
        await poison.WaitForCountAsync(1);
        TimeSpan.FromTicks(times[1] - times[0]).ShouldBeGreaterThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Message_WhoseDeletionFailsAfterTheCopy_IsInBothQueuesRatherThanInNone()
    {
        var app = new TestApp(azurite.ConnectionString)
        {
            HostJson = """{ "version": "2.0", "extensions": { "queues": { "maxDequeueCount": 1 } } }""",
        };
        var (queue, poison) = Queues(app);
        await queue.SendAsync("kept");
        app = app with { Configure = builder => builder.ConfigureFunctionsWebApplication().Services.AddSingleton<AzureStorage>() };
        await using var host = await TestHost.StartAsync(app, typeof(Stolen));

        (await poison.WaitForTextsAsync(1)).ShouldBe(["kept"]);
        (await queue.CountAsync()).ShouldBe(1);
        await Eventually.TrueAsync(
            () => Task.FromResult(host.Log.Any(line => line.Contains("could not be settled", StringComparison.Ordinal))), TimeSpan.FromSeconds(5), () => "the failed deletion was not logged");
    }

    [Fact]
    public async Task Message_WhoseReadersDiedBeforeTheyFailed_GoesToPoisonWithoutAnotherRun()
    {
        var app = new TestApp(azurite.ConnectionString)
        {
            HostJson = """{ "version": "2.0", "extensions": { "queues": { "maxDequeueCount": 1 } } }""",
        };
        var (queue, poison) = Queues(app);
        await queue.SendAsync("deadly");
        var taken = await queue.Client.ReceiveMessageAsync();
        await queue.Client.UpdateMessageAsync(taken.Value.MessageId, taken.Value.PopReceipt, visibilityTimeout: TimeSpan.Zero);
        await using var host = await TestHost.StartAsync(app, typeof(Failing));

        (await poison.WaitForTextsAsync(1)).ShouldBe(["deadly"]);
        host.Calls.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Message_OfAPoisonQueue_HasNoFurtherPoisonQueue()
    {
        var app = new TestApp(azurite.ConnectionString)
        {
            HostJson = """{ "version": "2.0", "extensions": { "queues": { "maxDequeueCount": 1 } } }""",
            Settings = new() { ["Queue"] = $"p{Guid.NewGuid():N}-poison" },
        };
        var name = app.Variables()["Queue"]!;
        var queue = new TestQueue(azurite.ConnectionString, name);
        await queue.SendAsync("stuck");
        await using var host = await TestHost.StartAsync(app, typeof(Failing));

        await host.Calls.WaitForAsync(1);
        await host.StopAsync();
        (await queue.CountAsync()).ShouldBe(1);
        (await new TestQueue(azurite.ConnectionString, name + "-poison").ExistsAsync()).ShouldBeFalse();
    }

    private (TestQueue Queue, TestQueue Poison) Queues(TestApp app) =>
        (new TestQueue(azurite.ConnectionString, app.Queue), new TestQueue(azurite.ConnectionString, app.Queue + "-poison"));

    internal sealed class Failing(Calls calls)
    {
        [Function("Failing")]
        public void Run([QueueTrigger("%Queue%")] string message, int dequeueCount)
        {
            calls.Add($"{dequeueCount}");
            throw new InvalidOperationException($"a message of {message.Length} characters failed");
        }
    }

    internal sealed class Timed(Calls calls)
    {
        [Function("Timed")]
        public void Run([QueueTrigger("%Queue%")] string message)
        {
            calls.Add($"{DateTimeOffset.UtcNow.Ticks}");
            throw new InvalidOperationException(message);
        }
    }

    internal sealed class Reading
    {
        [Function("Reading")]
        public static void Run([QueueTrigger("%Queue%")] Dictionary<string, int> numbers) => numbers.Clear();
    }

    /// <summary>Takes the message away from the host as a crash would: the host's proof of being its reader is no longer good.</summary>
    internal sealed class Stolen(AzureStorage storage)
    {
        [Function("Stolen")]
        public async Task Run([QueueTrigger("%Queue%")] string message, string id, string popReceipt)
        {
            await storage.Client.UpdateMessageAsync(id, popReceipt, visibilityTimeout: TimeSpan.FromMinutes(1));
            throw new InvalidOperationException(message);
        }
    }

    internal sealed class AzureStorage(Microsoft.Extensions.Configuration.IConfiguration configuration)
    {
        public QueueClient Client { get; } = new(configuration["AzureWebJobsStorage"], configuration["Queue"]);
    }
}
