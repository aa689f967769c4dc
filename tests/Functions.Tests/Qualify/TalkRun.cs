using Engagement.Core;
using Engagement.Core.Text;
using Engagement.Core.Tests.Conversations;
using Engagement.Functions.Collect;
using Engagement.Functions.Compute;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Qualify;

/// <summary>A page whose comments tests store themselves, with a reader that knows the labels of the labelled page.</summary>
internal sealed class TalkRun(Pipeline pipeline) : IAsyncDisposable
{
    public static readonly PageKey Page = LabelledPage.Page;
    public static readonly DateOnly LastDay = LabelledPage.November.LastDay;

    // The comments of the labelled page, and of some weeks before.
    private static readonly DayRange Collected = DayRange.EndingOn(LastDay, 150);

    private static readonly Dictionary<string, TextReading> Labels = LabelledPage.Comments.ToDictionary(labelled => labelled.Text, labelled => labelled.Labels);

    public Pipeline Pipeline => pipeline;

    public static async Task<TalkRun> StartAsync(AzuriteFixture azurite, bool collected = true, params (string Name, string? Value)[] settings)
    {
        var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"), settings.ToDictionary(s => s.Name, s => s.Value), readings: new(Read, 1));
        await pipeline.RegisterAsync(collects: CollectedData.Usual | CollectedData.Messages);
        var run = new TalkRun(pipeline);
        if (collected)
            await run.TouchAsync();
        return run;
    }

    /// <summary>What the labels say; other texts are neutral French, and questions when they end so.</summary>
    public static TextReading Read(string text) => Labels.TryGetValue(text, out var labels)
        ? labels
        : new(TextLanguage.French, new(0, 1, 0), text.EndsWith('?') ? TextTraits.Question : TextTraits.None);

    /// <summary>What a collection does after its last write.</summary>
    public async Task TouchAsync()
    {
        foreach (var stream in new[] { CollectionStream.Comments, CollectionStream.Messages })
            await pipeline.Get<CollectionStates>().TouchAsync(
                Page, stream, s => s with { WantedFirstDay = Collected.FirstDay, TargetDay = LastDay, Covered = s.Covered.Add(Collected) }, CancellationToken.None);
    }

    public Task StoreAsync(IEnumerable<Comment> comments) => pipeline.Get<CommentRows>().UpdateAsync(comments, CancellationToken.None);

    public Task StoreLabelledAsync() => StoreAsync(LabelledPage.Comments.Select(labelled => labelled.Comment));

    public Task QualifyAsync(DayRange? changed = null, DateOnly? throughDay = null) => pipeline.Get<QualitativeKpiProcessor>().RunAsync(
        QualifyMessage.For(Page, changed ?? Collected, throughDay ?? LastDay), CancellationToken.None);

    public async Task<IReadOnlyDictionary<string, Core.Kpis.PeriodKpi>> KpisAsync(DayRange period) =>
        (await pipeline.Get<PeriodKpiRows>().ReadQualitativeAsync(Page, period, CancellationToken.None)).ToDictionary(stored => stored.Kpi.Definition.Id, stored => stored.Kpi);

    /// <summary>All that judging stores.</summary>
    public Task<string> DumpAsync() => TableDump.WriteAsync(
        [pipeline.Tables.PeriodKpis, pipeline.Tables.SentimentByDay, pipeline.Tables.ModerationByDay, pipeline.Tables.ResponseTimeBuckets, pipeline.Tables.TermsByWeek]);

    public ValueTask DisposeAsync() => pipeline.DisposeAsync();
}
