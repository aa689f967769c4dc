using System.Globalization;
using Engagement.Embedded.Worker.Timers;
using Engagement.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Time.Testing;

namespace Engagement.Embedded.Worker.Tests.Timers;

public sealed class TimerTriggerTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Timer_AtEachOfItsTimes_RunsOnceAndStoresItsState()
    {
        var clock = new FakeTimeProvider(Start);
        var app = new TestApp(azurite.ConnectionString) { Clock = clock };
        await using var host = await TestHost.StartAsync(app, typeof(Hourly));

        await RunUntilAsync(clock, host, 2);

        host.Calls.All.ShouldBe(["11:00 last never next 11:00", "12:00 last 11:00 next 12:00"]);
        await StateAsync(app, "Hourly", state => state == new TimerState(Start.AddHours(2), Start.AddHours(3), Start.AddHours(2)));
    }

    [Fact]
    public async Task Timer_AfterMissedTimes_CatchesUpOnceAndGoesOn()
    {
        var clock = new FakeTimeProvider(Start);
        var app = new TestApp(azurite.ConnectionString) { Clock = clock };
        await using (var first = await TestHost.StartAsync(app, typeof(Hourly)))
        {
            await RunUntilAsync(clock, first, 1);
            await StateAsync(app, "Hourly", state => state.Last == Start.AddHours(1));
        }

        var later = new FakeTimeProvider(Start.AddHours(5.5));
        await using var host = await TestHost.StartAsync(app with { Clock = later }, typeof(Hourly));

        await host.Calls.WaitForAsync(1);
        await StateAsync(app, "Hourly", state => state.Last == Start.AddHours(5.5));
        await RunUntilAsync(later, host, 2);
        host.Calls.All.ShouldBe(["15:30 past due last 11:00 next 12:00", "16:00 last 15:30 next 16:00"]);
    }

    [Fact]
    public async Task Timer_WhoseScheduleHasChanged_IsNotPastDue()
    {
        var app = new TestApp(azurite.ConnectionString) { Clock = new FakeTimeProvider(Start) };
        await States(app).WriteAsync("Hourly", new TimerState(Start.AddDays(-3), Start.AddDays(-2), Start.AddDays(-3)));
        await using var host = await TestHost.StartAsync(app, typeof(Hourly));

        await StateAsync(app, "Hourly", state => state == new TimerState(default, Start.AddHours(1), Start));
        host.Calls.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Timer_ThatFails_RunsAgainAtItsNextTime()
    {
        var clock = new FakeTimeProvider(Start);
        await using var host = await TestHost.StartAsync(new TestApp(azurite.ConnectionString) { Clock = clock }, typeof(FailingTimer));

        await RunUntilAsync(clock, host, 3);

        host.Calls.All.ShouldBe(["11:00", "12:00", "13:00"]);
    }

    [Fact]
    public async Task Timer_ThatRunsOnStartup_RunsAtOnceWithoutBeingPastDue()
    {
        var app = new TestApp(azurite.ConnectionString) { Clock = new FakeTimeProvider(Start) };
        await using var host = await TestHost.StartAsync(app, typeof(OnStartup));

        (await host.Calls.WaitForAsync(1)).ShouldBe(["past due False"]);
    }

    [Fact]
    public async Task Timer_WithoutMonitor_KeepsNoState()
    {
        var app = new TestApp(azurite.ConnectionString) { Clock = new FakeTimeProvider(Start) };
        await using var host = await TestHost.StartAsync(app, typeof(Unmonitored));

        (await host.Calls.WaitForAsync(1)).ShouldBe(["status False"]);
        await host.StopAsync();
        (await States(app).ReadAsync("Unmonitored")).ShouldBeNull();
    }

    [Fact]
    public async Task Schedule_FromASettingWithFiveFields_StartsWithMinutes()
    {
        var clock = new FakeTimeProvider(Start);
        var app = new TestApp(azurite.ConnectionString) { Clock = clock, Settings = new() { ["Schedule"] = "30 * * * *" } };
        await using var host = await TestHost.StartAsync(app, typeof(FromSetting));

        await RunUntilAsync(clock, host, 1);

        // Of whichever hour it is when the timer first waits.
        host.Calls.All.ShouldHaveSingleItem().ShouldEndWith(":30");
    }

    /// <remarks>In steps: a step taken before the timer waits is made good by the next ones.</remarks>
    private static Task RunUntilAsync(FakeTimeProvider clock, TestHost host, int calls) => Eventually.TrueAsync(
        () =>
        {
            if (host.Calls.All.Count < calls)
                clock.Advance(TimeSpan.FromMinutes(5));
            return Task.FromResult(host.Calls.All.Count >= calls);
        },
        TimeSpan.FromSeconds(20),
        () => $"seen: {string.Join(" | ", host.Calls.All)}");

    private static TimerStateBlobs States(TestApp app) => new(app.ConnectionString, app.Unique);

    private static Task StateAsync(TestApp app, string function, Predicate<TimerState> expected)
    {
        TimerState? seen = null;
        return Eventually.TrueAsync(
            async () => (seen = await States(app).ReadAsync(function)) is { } state && expected(state), TimeSpan.FromSeconds(10), () => $"state seen: {seen}");
    }

    private static string Time(DateTimeOffset time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    internal sealed class Hourly(Calls calls, TimeProvider clock)
    {
        [Function("Hourly")]
        public void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer)
        {
            var status = timer.ScheduleStatus!;
            var last = status.Last == default ? "never" : Time(status.Last.ToUniversalTime());
            calls.Add($"{Time(clock.GetUtcNow())}{(timer.IsPastDue ? " past due" : "")} last {last} next {Time(status.Next.ToUniversalTime())}");
        }
    }

    internal sealed class FailingTimer(Calls calls, TimeProvider clock)
    {
        [Function("FailingTimer")]
        public void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer)
        {
            calls.Add(Time(clock.GetUtcNow()));
            throw new InvalidOperationException($"past due {timer.IsPastDue}");
        }
    }

    internal sealed class OnStartup(Calls calls)
    {
        [Function("OnStartup")]
        public void Run([TimerTrigger("0 0 * * * *", RunOnStartup = true)] TimerInfo timer) => calls.Add($"past due {timer.IsPastDue}");
    }

    internal sealed class Unmonitored(Calls calls)
    {
        [Function("Unmonitored")]
        public void Run([TimerTrigger("0 0 * * * *", RunOnStartup = true, UseMonitor = false)] TimerInfo timer) =>
            calls.Add($"status {timer.ScheduleStatus is not null}");
    }

    internal sealed class FromSetting(Calls calls, TimeProvider clock)
    {
        [Function("FromSetting")]
        public void Run([TimerTrigger("%Schedule%")] TimerInfo timer) => calls.Add($"{Time(clock.GetUtcNow())}{(timer.IsPastDue ? " past due" : "")}");
    }
}
