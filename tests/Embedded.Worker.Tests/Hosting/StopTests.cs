using System.Diagnostics;
using Engagement.Embedded.Worker.Hosting;
using Engagement.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Engagement.Embedded.Worker.Tests.Hosting;

public sealed class StopTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Stop_WhileAMessageRuns_LetsItFinishAndTakesNoOther()
    {
        var app = OneAtATime();
        var queue = new TestQueue(azurite.ConnectionString, app.Queue);
        await queue.SendAsync("first");
        await using var host = await TestHost.StartAsync(app, typeof(Gated));
        await host.Calls.WaitForAsync(1);
        await queue.SendAsync("second");

        var stopping = host.StopAsync();
        host.Calls.Gate.SetResult();
        await stopping;

        host.Calls.All.ShouldBe(["started first", "finished first"]);
        (await queue.TextsAsync()).ShouldBe(["second"]);
    }

    [Fact]
    public async Task Stop_WhenTheGraceIsOver_CancelsAndGivesTheMessageBackAtOnce()
    {
        var app = OneAtATime() with { Settings = new() { ["Embedded__StopGrace"] = "00:00:01" } };
        var queue = new TestQueue(azurite.ConnectionString, app.Queue);
        await queue.SendAsync("long");
        await using var host = await TestHost.StartAsync(app, typeof(Gated));
        await host.Calls.WaitForAsync(1);

        await host.StopAsync();

        host.Calls.All.ShouldBe(["started long", "cancelled long"]);
        (await queue.PeekAsync()).ShouldHaveSingleItem().DequeueCount.ShouldBe(1);
    }

    [Fact]
    public async Task Stop_OfAFunctionThatIgnoresItsToken_GivesTheMessageBackAllTheSame()
    {
        var app = OneAtATime() with { Settings = new() { ["Embedded__StopGrace"] = "00:00:01" } };
        var queue = new TestQueue(azurite.ConnectionString, app.Queue);
        await queue.SendAsync("deaf");
        await using var host = await TestHost.StartAsync(app, typeof(Deaf));
        await host.Calls.WaitForAsync(1);
        var clock = Stopwatch.StartNew();

        await host.StopAsync();

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15));
        (await queue.TextsAsync()).ShouldBe(["deaf"]);
        host.Calls.Gate.SetResult();
    }

    [Fact]
    public async Task Stop_WhenTheGraceIsOver_CancelsRequests()
    {
        var app = OneAtATime() with { Settings = new() { ["Embedded__StopGrace"] = "00:00:01" } };
        await using var host = await TestHost.StartAsync(app, typeof(GatedRequest));
        var request = host.Http.GetAsync("/api/GatedRequest");
        await host.Calls.WaitForAsync(1);

        await host.StopAsync();

        host.Calls.All.ShouldBe(["started", "cancelled"]);
        ((int)(await request).StatusCode).ShouldBe(500);
    }

    [Fact]
    public async Task Stop_OfAnIdleHost_IsQuick()
    {
        await using var host = await TestHost.StartAsync(OneAtATime(), typeof(Gated));
        var clock = Stopwatch.StartNew();

        await host.StopAsync();

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Start_WhenListening_AnnouncesTheAddressOnOneLine()
    {
        await using var host = await TestHost.StartAsync(OneAtATime(), typeof(Gated));

        host.Announced.ShouldHaveSingleItem().ShouldMatch(@"^Listening on http://127\.0\.0\.1:[1-9][0-9]*$");
    }

    [Fact]
    public async Task Start_OnAnAddressInUse_SaysSoInOneLine()
    {
        await using var first = await TestHost.StartAsync(OneAtATime(), typeof(Gated));
        var address = first.Http.BaseAddress!.AbsoluteUri.TrimEnd('/');
        var second = OneAtATime() with { Settings = new() { ["ASPNETCORE_URLS"] = address } };

        var error = await Should.ThrowAsync<FunctionsStartException>(() => TestHost.StartAsync(second, typeof(Gated)));

        error.Problems.ShouldHaveSingleItem().ShouldStartWith($"The host cannot listen on '{address}': ");
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task ParentStream_WhenItEnds_StopsTheHostIfToldTo(string exitWithParent, bool stops)
    {
        var app = OneAtATime() with { Settings = new() { ["Embedded__ExitWithParent"] = exitWithParent } };
        await using var host = await TestHost.StartAsync(app, typeof(Gated));
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

        if (stops)
            await Eventually.TrueAsync(() => Task.FromResult(stopping.IsCancellationRequested), TimeSpan.FromSeconds(10), () => "the host did not stop");
        else
            await Task.Delay(500);

        stopping.IsCancellationRequested.ShouldBe(stops);
    }

    private TestApp OneAtATime() => new(azurite.ConnectionString)
    {
        HostJson = """{ "version": "2.0", "extensions": { "queues": { "batchSize": 1, "newBatchThreshold": 0, "maxPollingInterval": "00:00:00.2" } } }""",
    };

    internal sealed class Gated(Calls calls)
    {
        [Function("Gated")]
        public async Task Run([QueueTrigger("%Queue%")] string message, CancellationToken cancellation)
        {
            calls.Add($"started {message}");
            try
            {
                await calls.Gate.Task.WaitAsync(cancellation);
                calls.Add($"finished {message}");
            }
            catch (OperationCanceledException)
            {
                calls.Add($"cancelled {message}");
                throw;
            }
        }
    }

    internal sealed class Deaf(Calls calls)
    {
        [Function("Deaf")]
        public Task Run([QueueTrigger("%Queue%")] string message)
        {
            calls.Add(message);
            return calls.Gate.Task;
        }
    }

    internal sealed class GatedRequest(Calls calls)
    {
        [Function("GatedRequest")]
        public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, CancellationToken cancellation)
        {
            calls.Add("started");
            try
            {
                await calls.Gate.Task.WaitAsync(cancellation);
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
