using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Storage;

public class DailyPageMetricsAsOfTests(AzuriteFixture azurite)
{
    private static readonly DayRange Week = new(new(2026, 10, 29), new(2026, 11, 4));
    private static readonly DateOnly First = new(2026, 11, 4);
    private static readonly DateOnly Later = new(2026, 11, 10);

    [Fact]
    public async Task Read_CorrectedLater_IsAsItWasKnown()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub);
        stub.Value = (_, _) => 10;
        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay, asOfDay: First);
        stub.Value = (_, day) => day.Day == 1 ? 11 : 10;
        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay, asOfDay: Later);

        (await ViewsAsync(pipeline, First)).ShouldBe([10, 10, 10, 10, 10, 10, 10]);
        (await ViewsAsync(pipeline, Later.AddDays(-1))).ShouldBe([10, 10, 10, 10, 10, 10, 10]);
        (await ViewsAsync(pipeline, Later)).ShouldBe([10, 10, 10, 11, 10, 10, 10]);
        (await ViewsAsync(pipeline, First.AddDays(-1))).ShouldBeEmpty("nothing was known yet");
    }

    [Fact]
    public async Task Rows_NothingChanged_AreNotAdded()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub);
        stub.Value = (_, _) => 10;
        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay, asOfDay: First);
        for (var day = 1; day <= 20; day++)
            await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay, asOfDay: First.AddDays(day));

        (await RowsAsync(pipeline)).Count.ShouldBe(Week.DayCount);
    }

    [Fact]
    public async Task Rows_SameMessageTwice_AreTheSame()
    {
        await using var stub = await GraphStub.StartAsync();
        await using var pipeline = await StartAsync(stub);
        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay, asOfDay: First);
        var once = await pipeline.DumpAsync();

        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay, asOfDay: First);

        (await pipeline.DumpAsync()).ShouldBe(once);
    }

    private static async Task<IEnumerable<long?>> ViewsAsync(Pipeline pipeline, DateOnly asOfDay) =>
        (await pipeline.DaysAsOfAsync(Week, asOfDay)).Select(day => day[PageMetric.Views].Count);

    private static async Task<List<TableEntity>> RowsAsync(Pipeline pipeline)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in pipeline.Tables.DailyPageMetricsAsOf.QueryAsync<TableEntity>())
            rows.Add(row);
        return rows;
    }

    private async Task<Pipeline> StartAsync(GraphStub stub)
    {
        var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri);
        await pipeline.RegisterAsync();
        return pipeline;
    }
}
