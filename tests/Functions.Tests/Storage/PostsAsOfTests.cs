using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Storage;

public class PostsAsOfTests(AzuriteFixture azurite)
{
    private static readonly DayRange Days = new(new(2026, 10, 29), new(2026, 11, 4));
    private static readonly DateOnly First = new(2026, 11, 4);
    private static readonly DateOnly Later = new(2026, 11, 10);

    [Fact]
    public async Task Read_CountsCorrectedLater_AreAsTheyWereKnown()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub);
        stub.Posts = [Post("2", "2026-11-02", 5), Post("1", "2026-10-30", 7)];
        await CollectAsync(pipeline, First);
        stub.Posts = [Post("2", "2026-11-02", 6), Post("1", "2026-10-30", 7)];
        await CollectAsync(pipeline, Later);

        (await ReadAsync(pipeline, First.AddDays(-1))).ShouldBeEmpty("nothing was known yet");
        (await ReadAsync(pipeline, First)).ShouldBe(["1000_1: 7", "1000_2: 5"]);
        (await ReadAsync(pipeline, Later.AddDays(-1))).ShouldBe(["1000_1: 7", "1000_2: 5"]);
        (await ReadAsync(pipeline, Later)).ShouldBe(["1000_1: 7", "1000_2: 6"]);
        (await RowsAsync(pipeline)).Count.ShouldBe(3, "a post that did not change has no second row");
    }

    [Fact]
    public async Task Read_PostThatIsGone_IsThereUntilThen()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub);
        stub.Posts = [Post("2", "2026-11-02", 5), Post("1", "2026-10-30", 7)];
        await CollectAsync(pipeline, First);
        stub.Posts = [Post("1", "2026-10-30", 7)];
        await CollectAsync(pipeline, Later);

        (await ReadAsync(pipeline, Later.AddDays(-1))).ShouldBe(["1000_1: 7", "1000_2: 5"]);
        (await ReadAsync(pipeline, Later)).ShouldBe(["1000_1: 7"]);

        stub.Posts = [Post("2", "2026-11-02", 5), Post("1", "2026-10-30", 7)];
        await CollectAsync(pipeline, Later.AddDays(1));
        (await ReadAsync(pipeline, Later)).ShouldBe(["1000_1: 7"]);
        (await ReadAsync(pipeline, Later.AddDays(1))).ShouldBe(["1000_1: 7", "1000_2: 5"]);
    }

    [Fact]
    public async Task Rows_EveryMessageTwice_AreTheSame()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub);
        stub.Posts = [Post("2", "2026-11-02", 5), Post("1", "2026-10-30", 7)];
        await CollectAsync(pipeline, First);
        await CollectAsync(pipeline, First);
        stub.Posts = [Post("1", "2026-10-30", 8)];
        await CollectAsync(pipeline, Later);
        var once = await pipeline.DumpAsync();

        await CollectAsync(pipeline, Later);

        (await pipeline.DumpAsync()).ShouldBe(once);
    }

    [Fact]
    public async Task Rows_Never_HoldTexts()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub);
        stub.Posts = [Post("1", "2026-10-30", 7)];
        await CollectAsync(pipeline, First);

        (await RowsAsync(pipeline)).ShouldHaveSingleItem().Keys.ShouldNotContain("Message");
    }

    private static string Post(string id, string day, int reactions) => StubShapes.Post(id, $"{day}T12:00:00+0000", reactions: reactions);

    private static Task CollectAsync(Pipeline pipeline, DateOnly asOfDay) => pipeline.CollectAsync("1000", Days.FirstDay, Days.LastDay, asOfDay: asOfDay);

    private static async Task<List<string>> ReadAsync(Pipeline pipeline, DateOnly asOfDay) =>
        await pipeline.Get<PostsAsOfRows>().ReadAsync(new(Network.Facebook, "1000"), Days, asOfDay, CancellationToken.None)
            .Select(post => $"{post.Id}: {post.Reactions.Count}").ToListAsync();

    private static async Task<List<TableEntity>> RowsAsync(Pipeline pipeline) => await pipeline.Tables.PostsAsOf.QueryAsync<TableEntity>().ToListAsync();

    private async Task<Pipeline> StartAsync(GraphStub stub)
    {
        var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri);
        await pipeline.RegisterAsync();
        return pipeline;
    }
}
