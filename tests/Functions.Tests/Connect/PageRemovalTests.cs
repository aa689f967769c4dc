using System.Text.Json;
using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Connect;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Functions.Tests.Report;
using Engagement.Functions.Tests.Storage;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Connect;

public class PageRemovalTests(AzuriteFixture azurite)
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9");

    [Fact]
    public async Task Purge_ARowInEveryTable_LeavesNoneAndCountsThem()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);
        foreach (var table in OfPages(pipeline))
            await table.UpsertEntityAsync(TableDocsTests.FullRows.Single(row => table.Name.EndsWith("p" + Environment.ProcessId + row.Key, StringComparison.Ordinal)).Value);

        var answer = await RemoveAsync(pipeline, "1000", "true");

        answer.Status.ShouldBe(200);
        answer.Body.GetProperty("removed").Deserialize<Dictionary<string, long>>().ShouldBe(pipeline.Tables.All.ToDictionary(t => t.Name, t => OfPages(pipeline).Contains(t) ? 1L : 0), ignoreOrder: true);
        (await pipeline.DumpAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Purge_CollectedPage_LeavesOtherPagesAsTheyWere()
    {
        await using var stub = await GraphStub.StartAsync();
        stub.Posts = [.. Enumerable.Range(1, 20).Reverse().Select(day => StubShapes.Post($"{day}", $"2026-11-{day:D2}T10:00:00+0000"))];
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri);
        await pipeline.RegisterAsync("2000");
        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync();
        foreach (var other in new[] { "100", "10000", "1000.1" })
            await pipeline.RegisterAsync(other);
        var before = await pipeline.DumpAsync();
        await pipeline.RegisterAsync();
        await pipeline.CollectAsync("1000", new(2026, 8, 24), new(2026, 11, 21));
        await pipeline.DrainAsync();

        (await RemoveAsync(pipeline, "1000", "true")).Status.ShouldBe(200);

        (await pipeline.DumpAsync()).ShouldBe(before);
        (await RemoveAsync(pipeline, "1000", "true")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Purge_MoreRowsThanATransactionHolds_RemovesAllAlsoWhenRunTwiceAtOnce()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);
        var instant = Pipeline.Morning;
        for (var post = 0; post < 230; post++)
            await pipeline.Tables.Posts.AddEntityAsync(new TableEntity(Keys.Partition(new(Network.Facebook, "1000"), new(2026, 11, 1)), Keys.PostRow(instant, $"{post}")));

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RemoveAsync(pipeline, "1000", "true")));

        (await pipeline.DumpAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Remove_WithoutPurge_KeepsTheDataAndEndsCollection()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri);
        await pipeline.RegisterAsync();
        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync();
        var lines = (await pipeline.DumpAsync()).Split('\n').Length;

        (await RemoveAsync(pipeline, "1000", null)).Body.GetProperty("removed").EnumerateObject().Single().Value.GetInt64().ShouldBe(1);

        (await pipeline.DumpAsync()).Split('\n').Length.ShouldBe(lines - 1);
        var asked = stub.Requests.Count;
        await pipeline.CollectAsync("1000", new(2026, 11, 1), new(2026, 11, 21));
        stub.Requests.Count.ShouldBe(asked);
        (await RemoveAsync(pipeline, "1000", null)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Purge_WhileACollectionIsUnderWay_IsCompletedByTheSweep()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri);
        await pipeline.RegisterAsync();
        stub.Instead = request =>
        {
            if (request.Edge == "published_posts")
                RemoveAsync(pipeline, "1000", "true").GetAwaiter().GetResult();
            return null;
        };

        await pipeline.CollectAsync("1000", new(2026, 11, 1), new(2026, 11, 21));
        await pipeline.DrainAsync();
        (await pipeline.DumpAsync()).ShouldNotBeEmpty();
        await pipeline.Get<PageRemoval>().SweepAsync(PurgeMessage.For(new(Network.Facebook, "1000")), CancellationToken.None);

        (await pipeline.DumpAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Sweep_PageRegisteredAgain_RemovesNothing()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);
        await RemoveAsync(pipeline, "1000", "true");
        await pipeline.RegisterAsync();

        await pipeline.Get<PageRemoval>().SweepAsync(PurgeMessage.For(new(Network.Facebook, "1000")), CancellationToken.None);

        (await pipeline.DumpAsync()).ShouldContain("Page 1000");
    }

    [Fact]
    public async Task Quantify_PageNotRegistered_StoresNothing()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);

        await pipeline.QuantifyAsync("1000", new(2026, 11, 21));

        (await pipeline.DumpAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("facebook", "1000", "maybe", 400, "'maybe'")]
    [InlineData("myspace", "1000", null, 400, "'myspace'")]
    [InlineData("facebook", "a b", null, 400, "'a b'")]
    [InlineData("facebook", "999", null, 404, "facebook/999")]
    [InlineData("facebook", "999", "true", 404, "facebook/999")]
    public async Task Remove_BadInput_NamesValueAndRemedy(string network, string id, string? purge, int status, string detail)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, Nowhere);

        var answer = await pipeline.SendAsync(await pipeline.Get<PageRemoval>().RemoveAsync(network, id, purge, CancellationToken.None));

        answer.Status.ShouldBe(status);
        answer.Body.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain(detail);
    }

    private static async Task<HttpAnswer> RemoveAsync(Pipeline pipeline, string id, string? purge) =>
        await pipeline.SendAsync(await pipeline.Get<PageRemoval>().RemoveAsync("facebook", id, purge, CancellationToken.None));

    // What happened to a network as a whole, to a message or to a person is of no page.
    private static IEnumerable<TableClient> OfPages(Pipeline pipeline) => pipeline.Tables.All.Except([pipeline.Tables.PeerShocks, pipeline.Tables.FailedMessages, pipeline.Tables.Erasures]);
}
