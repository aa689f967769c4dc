using System.Text;
using Engagement.Testing;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Embedded.Worker.Tests.Queues;

public sealed class QueueTriggerTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Message_WhenItsFunctionSucceeds_IsDeleted()
    {
        var app = new TestApp(azurite.ConnectionString);
        var queue = new TestQueue(azurite.ConnectionString, app.Queue);
        await queue.SendAsync("hello");
        await using var host = await TestHost.StartAsync(app, typeof(Texts));

        (await host.Calls.WaitForAsync(1)).ShouldBe(["hello"]);
        await queue.WaitForCountAsync(0);
    }

    [Fact]
    public async Task Queue_ThatIsAbsent_IsCreated()
    {
        var app = new TestApp(azurite.ConnectionString);
        await using var host = await TestHost.StartAsync(app, typeof(Texts));
        var queue = new TestQueue(azurite.ConnectionString, app.Queue);

        await Eventually.TrueAsync(queue.ExistsAsync, TimeSpan.FromSeconds(10), () => "the queue was not created");
    }

    [Fact]
    public async Task Message_OfJson_BindsClassPropertiesAndMetadata()
    {
        var app = new TestApp(azurite.ConnectionString);
        await new TestQueue(azurite.ConnectionString, app.Queue).SendAsync("""{"PAGE":"facebook/1","lastDay":"2026-11-21","posts":3}""");
        await using var host = await TestHost.StartAsync(app, typeof(Classes));

        (await host.Calls.WaitForAsync(1))[0].ShouldBe("facebook/1 2026-11-21 3 dequeued 1 text 1 token True context True expires True default 7");
    }

    [Theory]
    [InlineData(typeof(Bytes))]
    [InlineData(typeof(Binaries))]
    public async Task Message_OfAnyBytes_ArrivesUnchanged(Type function)
    {
        var app = new TestApp(azurite.ConnectionString);
        await new TestQueue(azurite.ConnectionString, app.Queue).SendRawAsync(Convert.ToBase64String([0, 255, 128]));
        await using var host = await TestHost.StartAsync(app, function);

        (await host.Calls.WaitForAsync(1)).ShouldBe(["00FF80"]);
    }

    [Fact]
    public async Task Messages_WithBatchOfOneAndNoThreshold_NeverOverlap()
    {
        var app = new TestApp(azurite.ConnectionString)
        {
            HostJson = """{ "version": "2.0", "extensions": { "queues": { "batchSize": 1, "newBatchThreshold": 0, "maxPollingInterval": "00:00:00.2" } } }""",
        };
        await using var host = await StartWithMessagesAsync(app, 6);

        await host.Calls.WaitForAsync(6);
        host.Calls.MostAtOnce.ShouldBe(1);
    }

    [Fact]
    public async Task Messages_WithBatchAndThreshold_RunUpToTheirSumAtOnce()
    {
        var app = new TestApp(azurite.ConnectionString)
        {
            HostJson = """{ "version": "2.0", "extensions": { "queues": { "batchSize": 2, "newBatchThreshold": 1, "maxPollingInterval": "00:00:00.2" } } }""",
        };
        await using var host = await StartWithMessagesAsync(app, 12);

        await host.Calls.WaitForAsync(12);
        host.Calls.MostAtOnce.ShouldBeInRange(2, 3);
    }

    [Fact]
    public async Task Message_RunningLongerThanItsLease_IsNotDeliveredAgain()
    {
        var app = new TestApp(azurite.ConnectionString) { Settings = new() { ["Embedded__MessageLease"] = "00:00:02" } };
        var queue = new TestQueue(azurite.ConnectionString, app.Queue);
        await queue.SendAsync("5000");
        await using var host = await TestHost.StartAsync(app, typeof(Slow));

        await host.Calls.WaitForAsync(1);
        await queue.WaitForCountAsync(0);
        host.Calls.All.ShouldBe(["5000"]);
    }

    [Fact]
    public async Task Message_RunningLongerThanFunctionTimeout_FailsWithItsTokenCancelled()
    {
        var app = new TestApp(azurite.ConnectionString)
        {
            HostJson = """{ "version": "2.0", "functionTimeout": "00:00:01", "extensions": { "queues": { "maxDequeueCount": 1 } } }""",
        };
        await new TestQueue(azurite.ConnectionString, app.Queue).SendAsync("60000");
        await using var host = await TestHost.StartAsync(app, typeof(Slow));

        await new TestQueue(azurite.ConnectionString, app.Queue + "-poison").WaitForCountAsync(1);
        host.Calls.All.ShouldBe(["cancelled"]);
    }

    [Fact]
    public async Task Function_DisabledBySetting_LeavesItsMessages()
    {
        var app = new TestApp(azurite.ConnectionString) { Settings = new() { ["AzureWebJobs.Texts.Disabled"] = "true" } };
        var disabled = new TestQueue(azurite.ConnectionString, app.Queue);
        var enabled = new TestQueue(azurite.ConnectionString, app.Output);
        await disabled.SendAsync("stays");
        await enabled.SendAsync("goes");
        await using var host = await TestHost.StartAsync(app, typeof(Texts), typeof(OtherTexts));

        (await host.Calls.WaitForAsync(1)).ShouldBe(["other goes"]);
        (await disabled.TextsAsync()).ShouldBe(["stays"]);
    }

    private async Task<TestHost> StartWithMessagesAsync(TestApp app, int count)
    {
        var queue = new TestQueue(azurite.ConnectionString, app.Queue);
        for (var i = 0; i < count; i++)
            await queue.SendAsync("100");
        return await TestHost.StartAsync(app, typeof(Slow));
    }

    internal sealed class Texts(Calls calls)
    {
        [Function("Texts")]
        public void Run([QueueTrigger("%Queue%")] string message) => calls.Add(message);
    }

    internal sealed class OtherTexts(Calls calls)
    {
        [Function("OtherTexts")]
        public void Run([QueueTrigger("%Output%")] string message) => calls.Add($"other {message}");
    }

    internal sealed record Work(string Page, DateOnly LastDay);

    internal sealed class Classes(Calls calls)
    {
        [Function("Classes")]
        public Task Run(
            [QueueTrigger("%Queue%")] Work work, int posts, int dequeueCount, FunctionContext context, DateTimeOffset expirationTime, int other = 7, CancellationToken token = default)
        {
            var data = context.BindingContext.BindingData;
            calls.Add($"{work.Page} {work.LastDay:yyyy-MM-dd} {posts} dequeued {dequeueCount} text {data["DequeueCount"]} token {token == context.CancellationToken} "
                + $"context {context.FunctionDefinition.Name == "Classes"} expires {expirationTime > DateTimeOffset.UtcNow} default {other}");
            return Task.CompletedTask;
        }
    }

    internal sealed class Bytes(Calls calls)
    {
        [Function("Bytes")]
        public void Run([QueueTrigger("%Queue%")] byte[] message) => calls.Add(Convert.ToHexString(message));
    }

    internal sealed class Binaries(Calls calls)
    {
        [Function("Binaries")]
        public async ValueTask Run([QueueTrigger("%Queue%")] BinaryData message)
        {
            await Task.Yield();
            calls.Add(Convert.ToHexString(message.ToArray()));
        }
    }

    internal sealed class Slow(Calls calls)
    {
        [Function("Slow")]
        public async Task Run([QueueTrigger("%Queue%")] byte[] milliseconds, CancellationToken cancellation)
        {
            try
            {
                await calls.DuringAsync(() => Task.Delay(int.Parse(Encoding.UTF8.GetString(milliseconds), null), cancellation));
                calls.Add(Encoding.UTF8.GetString(milliseconds));
            }
            catch (OperationCanceledException)
            {
                calls.Add("cancelled");
                throw;
            }
        }
    }
}
