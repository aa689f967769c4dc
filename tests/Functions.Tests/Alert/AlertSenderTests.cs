using Azure.Core;
using Azure.Core.Pipeline;
using Engagement.Functions.Alert;
using Engagement.Functions.Alert.Graph;
using Engagement.Functions.Networks;
using Engagement.Functions.Storage;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Alert;

public class AlertSenderTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Send_ToAGroup_MailsEverybodyWithAMailboxOnce()
    {
        await using var run = await AlertRun.StartAsync(azurite);

        await run.SendAsync(AlertRun.Message());
        await run.SendAsync(AlertRun.Message());

        var mail = (await run.MailsAsync()).ShouldHaveSingleItem();
        mail.Sender.ShouldBe("communities@example.com");
        mail.Recipients.ShouldBe(["agency@example.com", "community@example.com", "director@example.com"]);
        mail.Subject.ShouldBe("Title <1>");
        mail.Html.ShouldContain("<p>First line &amp; more.</p><p>Second line.</p>");
        mail.Html.ShouldContain("Found on 23 November 2026 at 12:00. About the same, nothing more is sent for 24 hours.");
    }

    [Fact]
    public async Task Send_InFrench_WritesFrench()
    {
        await using var run = await AlertRun.StartAsync(azurite, new() { ["Alert:Language"] = "fr" });

        await run.SendAsync(AlertRun.Message());

        var mail = (await run.MailsAsync()).ShouldHaveSingleItem();
        mail.Subject.ShouldBe("Titre <1>");
        mail.Html.ShouldContain("<html lang=\"fr\">");
        mail.Html.ShouldContain("Constat&#233; le 23 novembre 2026 &#224; 12:00");
    }

    [Theory]
    [InlineData(450)]
    [InlineData(100)]
    public async Task Send_ManyMembers_ReadsEveryPage(int count)
    {
        await using var run = await AlertRun.StartAsync(azurite);
        await run.SetMembersAsync(count);

        await run.SendAsync(AlertRun.Message());

        (await run.MailsAsync()).ShouldHaveSingleItem().Recipients.Count.ShouldBe(count);
        (await run.CallsAsync("members")).ShouldBe((count + 99) / 100);
    }

    [Theory]
    [InlineData(0, "Nobody in the group")]
    [InlineData(501, "has 501 people")]
    public async Task Send_GroupThatAMailCannotReach_IsRefusedByName(int count, string said)
    {
        await using var run = await AlertRun.StartAsync(azurite);
        await run.SetMembersAsync(count);

        (await Should.ThrowAsync<GraphRefusedException>(() => run.SendAsync(AlertRun.Message()))).Message.ShouldContain(said);
    }

    [Fact]
    public async Task Send_WithinTheCoolDown_SaysNothingAgainUntilItIsOver()
    {
        await using var run = await AlertRun.StartAsync(azurite);
        await run.SendAsync(AlertRun.Message());

        await run.SendAsync(AlertRun.Message(AlertRun.Noon.AddHours(24).AddSeconds(-1)));
        await run.SendAsync(AlertRun.Message(AlertRun.Noon.AddHours(1), about: "other"));
        (await run.MailsAsync()).Count.ShouldBe(2);

        await run.SendAsync(AlertRun.Message(AlertRun.Noon.AddHours(24)));
        (await run.MailsAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Send_InQuietHours_WaitsUnlessItIsUrgent()
    {
        await using var run = await AlertRun.StartAsync(azurite);
        // Half past ten in the evening in Paris.
        run.Clock.SetUtcNow(new(2026, 11, 23, 21, 30, 0, TimeSpan.Zero));

        await run.SendAsync(AlertRun.Message(about: "can-wait"));
        await run.SendAsync(AlertRun.Message(about: "cannot", isUrgent: true));

        (await run.MailsAsync()).Count.ShouldBe(1);
        (await run.WaitingAsync(MessageQueues.Alert)).ShouldBe(1);
        run.Pipeline.Logs.All.ShouldContain(line => line.Contains("crisis can-wait is told in 08:30:00", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("members", "throttled", 7, "00:00:07")]
    [InlineData("mail", "throttled", 7, "00:00:07")]
    [InlineData("mail", "throttled", null, "00:05:00")]
    [InlineData("mail", "unavailable", 30, "00:00:30")]
    [InlineData("mail", "server_error", null, "00:05:00")]
    public async Task Send_Throttled_WaitsInTheQueueAndIsSentOnce(string endpoint, string kind, int? seconds, string delay)
    {
        await using var run = await AlertRun.StartAsync(azurite);
        await run.FaultAsync(new { kind, endpoint, times = 1, retryAfterSeconds = seconds });

        await run.SendAsync(AlertRun.Message());
        (await run.MailsAsync()).ShouldBeEmpty();
        (await run.WaitingAsync(MessageQueues.Alert)).ShouldBe(1);
        run.Pipeline.Logs.All.ShouldContain(line => line.Contains($"is told in {delay}", StringComparison.Ordinal));
        (await run.CallsAsync(endpoint)).ShouldBe(1, "the app does not wait while it is paid for");

        await run.SendAsync(AlertRun.Message());
        await run.SendAsync(AlertRun.Message());
        (await run.MailsAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("forbidden")]
    [InlineData("unauthorized")]
    [InlineData("not_found")]
    public async Task Send_Refused_SaysWhichPermissionAndIsSentOnceItIsGranted(string kind)
    {
        await using var run = await AlertRun.StartAsync(azurite);
        await run.FaultAsync(new { kind, endpoint = "mail", times = 3 });

        for (var attempt = 0; attempt < 3; attempt++)
            (await Should.ThrowAsync<GraphRefusedException>(() => run.SendAsync(AlertRun.Message()))).Message.ShouldContain("Mail.Send");

        await run.SendAsync(AlertRun.Message());
        (await run.MailsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Send_NobodyKnowsWhetherItWentOut_IsTriedOnceMoreAndNoMore()
    {
        await using var run = await AlertRun.StartAsync(azurite);
        await run.FaultAsync(new { kind = "gateway_timeout_after_effect", endpoint = "mail" });

        for (var attempt = 0; attempt < 2; attempt++)
            await Should.ThrowAsync<TransientSourceException>(() => run.SendAsync(AlertRun.Message()));
        for (var attempt = 0; attempt < 3; attempt++)
            await run.SendAsync(AlertRun.Message());

        (await run.MailsAsync()).Count.ShouldBe(2);
        run.Pipeline.Logs.All.ShouldContain(line => line.Contains("may have been sent 2 times", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Send_BrokenOffAtAnyRecord_IsNeitherLostNorSentMoreThanTwice(bool afterItsEffect)
    {
        for (var at = 1; ; at++)
        {
            var crash = new BreakOff(at, afterItsEffect);
            await using var run = await AlertRun.StartAsync(azurite, onTables: crash);
            crash.Armed = true;
            try
            {
                await run.SendAsync(AlertRun.Message());
            }
            catch (BreakOffException)
            {
                // The process is dead; the queue delivers the message again, at first while the record says that somebody is sending.
            }
            crash.Armed = false;
            for (var delivery = 0; delivery < 4; delivery++)
            {
                await run.SendAsync(AlertRun.Message());
                run.Clock.Advance(RecordedSending.Lease);
            }

            (await run.MailsAsync()).Count.ShouldBeInRange(1, 2, $"broken off at request {at}");
            if (!crash.Happened)
            {
                (await run.MailsAsync()).Count.ShouldBe(1);
                at.ShouldBeGreaterThan(4);
                return;
            }
        }
    }

    [Fact]
    public async Task Send_TwiceAtTheSameTime_IsSentOnce()
    {
        await using var run = await AlertRun.StartAsync(azurite);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => run.SendAsync(AlertRun.Message()))));

        (await run.MailsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Send_NotConfigured_SendsNothing()
    {
        await using var run = await AlertRun.StartAsync(azurite, new() { ["Alert:GroupId"] = null, ["Alert:Sender"] = null });

        await run.SendAsync(AlertRun.Message());

        (await run.MailsAsync()).ShouldBeEmpty();
        (await run.CallsAsync("members")).ShouldBe(0);
    }

    [Fact]
    public async Task Send_AboutAPage_IsSaidWhileItIsRegisteredAndRemovedWithIt()
    {
        await using var run = await AlertRun.StartAsync(azurite);
        var page = new Core.PageKey(Core.Network.Facebook, "1000");
        var message = AlertRun.Message() with { Page = page.ToString() };

        await run.SendAsync(message);
        (await run.MailsAsync()).ShouldBeEmpty();

        await run.Pipeline.RegisterAsync();
        await run.SendAsync(message);
        (await run.MailsAsync()).Count.ShouldBe(1);
        (await run.Pipeline.Get<PageRows>().RemoveAsync(page, CancellationToken.None))[run.Pipeline.Tables.Alerts.Name].ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"version":2,"kind":"crisis","about":"one","page":null,"raisedAt":"2026-11-23T11:00:00Z","isUrgent":false,"en":{"title":"a","lines":[]},"fr":{"title":"a","lines":[]}}""")]
    [InlineData("""{"version":1,"kind":"Crisis!","about":"one","page":null,"raisedAt":"2026-11-23T11:00:00Z","isUrgent":false,"en":{"title":"a","lines":[]},"fr":{"title":"a","lines":[]}}""")]
    [InlineData("""{"version":1,"kind":"crisis","about":"a/b","page":null,"raisedAt":"2026-11-23T11:00:00Z","isUrgent":false,"en":{"title":"a","lines":[]},"fr":{"title":"a","lines":[]}}""")]
    [InlineData("""{"version":1,"kind":"crisis","about":"one","page":"myspace/1","raisedAt":"2026-11-23T11:00:00Z","isUrgent":false,"en":{"title":"a","lines":[]},"fr":{"title":"a","lines":[]}}""")]
    [InlineData("""{"version":1,"kind":"crisis","about":"one","page":null,"raisedAt":"2026-11-23T11:00:00Z","isUrgent":false,"en":{"title":"a","lines":[]}}""")]
    public void Parse_NotAMessage_IsRefused(string body) => Should.Throw<FormatException>(() => AlertMessage.Parse(body));

    [Fact]
    public void Lease_OfASend_IsLongerThanAnyFunctionRuns() =>
        TimeSpan.Parse(System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json"))).RootElement.GetProperty("functionTimeout").GetString()!, System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBeLessThan(RecordedSending.Lease);

    private sealed class BreakOffException : Exception;

    private sealed class BreakOff(int at, bool afterItsEffect) : HttpPipelinePolicy
    {
        private int _requests;

        public bool Armed { get; set; }

        public bool Happened { get; private set; }

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            // A process that died does not write any more.
            if (Armed && Happened)
                throw new BreakOffException();
            var isTheOne = Armed && ++_requests == at;
            Happened |= isTheOne;
            if (isTheOne && !afterItsEffect)
                throw new BreakOffException();
            await ProcessNextAsync(message, pipeline);
            if (isTheOne)
                throw new BreakOffException();
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);
    }
}
