using Azure;
using Engagement.Core;
using Engagement.Functions.Networks;
using Engagement.Functions.Operations;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Operations;

public class MessageFailuresTests(AzuriteFixture azurite)
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:1");

    public static TheoryData<string> Queues => [.. QueueFunction.All.Select(function => function.Queue)];

    [Fact]
    public void Functions_EveryQueue_HasOne() => QueueFunction.All.Select(function => function.Queue).ShouldBe(MessageQueues.Names, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Queues))]
    public async Task Function_MessageThatItCannotRead_PutsTheReasonOnRecord(string queue)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);
        var function = QueueFunction.All.Single(one => one.Queue == queue);

        // A field called as what the host tells of a message hides it.
        foreach (var body in new[] { "", "name@example.test", """{"version":99,"dequeueCount":"1","id":7}""", "{\"page\":\"secret-of-somebody\",\"version\":1" })
        {
            (await function.TryAsync(pipeline.Get<IServiceProvider>(), body, attempt: 1)).ShouldBeOfType<UnreadableMessageException>();

            var failure = (await pipeline.Get<FailedMessageRows>().FindAsync(queue, body, CancellationToken.None)).ShouldNotBeNull();
            failure.IsUnreadable.ShouldBeTrue();
            failure.FailedAt.ShouldBe(Pipeline.Morning);
            failure.Reason.ShouldNotBeEmpty();
            failure.Reason.ShouldNotContain("example.test");
            failure.Reason.ShouldNotContain("somebody");
        }
    }

    [Fact]
    public async Task Recorded_WorkThatFails_ThrowsItsFailureAndKeepsTheLastReason()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);
        var failures = pipeline.Get<MessageFailures>();
        var first = new TransientSourceException("Facebook did not answer.");

        (await Should.ThrowAsync<TransientSourceException>(() => failures.RecordedAsync("collect", "{}", () => throw first))).ShouldBeSameAs(first);
        await Should.ThrowAsync<RequestFailedException>(() => failures.RecordedAsync("collect", "{}", () => throw new RequestFailedException(503, "x-ms-secret: 1", "ServerBusy", null)));
        await failures.RecordedAsync("collect", "other", () => Task.CompletedTask);

        var rows = pipeline.Get<FailedMessageRows>();
        (await rows.FindAsync("collect", "{}", CancellationToken.None)).ShouldBe(new("Storage answered 503 ServerBusy.", false, Pipeline.Morning));
        (await rows.FindAsync("collect", "other", CancellationToken.None)).ShouldBeNull();
        (await rows.FindAsync("quantify", "{}", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public void Reason_OfAnythingElse_QuotesNothing()
    {
        FailureReason.Of(new InvalidOperationException("token EAAB123")).ShouldBe("It failed with InvalidOperationException; the log of the app says more.");
        FailureReason.Of(new AggregateException(new RequestFailedException("no such host: secret"))).ShouldBe("Storage did not answer.");
        FailureReason.Of(new PageRefusedException(MetricStatus.TokenExpired, "The token has expired.")).ShouldBe("The token has expired.");
        FailureReason.Of(new TaskCanceledException()).ShouldContain("functionTimeout");
    }

    [Fact]
    public async Task Recorded_StorageAway_ThrowsWhatMadeItFail()
    {
        using var tables = new MemoryTables();
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere, tableOptions: tables.Options);
        // A table that is not there answers as storage in trouble does.
        var failures = new MessageFailures(
            new FailedMessageRows(new PipelineTables(new(azurite.ConnectionString), "absent")), pipeline.Clock, new Microsoft.Extensions.Logging.Abstractions.NullLogger<MessageFailures>());

        (await Should.ThrowAsync<FormatException>(() => failures.RecordedAsync("collect", "{}", () => throw new FormatException("it")))).Message.ShouldBe("it");
    }

    [Fact]
    public async Task Forget_RemovesWhatFailedLongAgo()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);
        var rows = pipeline.Get<FailedMessageRows>();
        await rows.SaveAsync("collect", "old", new("Why.", false, Pipeline.Morning.AddDays(-31)), CancellationToken.None);
        await rows.SaveAsync("collect", "new", new("Why.", false, Pipeline.Morning.AddDays(-29)), CancellationToken.None);

        (await rows.ForgetAsync(Pipeline.Morning.AddDays(-30), CancellationToken.None)).ShouldBe(1);

        (await rows.FindAsync("collect", "old", CancellationToken.None)).ShouldBeNull();
        (await rows.FindAsync("collect", "new", CancellationToken.None)).ShouldNotBeNull();
    }
}
