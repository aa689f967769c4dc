using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Compute;
using Engagement.Functions.Storage;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Qualify;

/// <summary>What is stored after any run of changes is what a judgement from scratch would store.</summary>
public class IncrementalQualityTests(AzuriteFixture azurite)
{
    private const int Comments = 400;

    private static readonly DayRange History = DayRange.EndingOn(TalkRun.LastDay, 120);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Qualify_LateChangesInAnyOrder_EndsAsFromScratch(int seed)
    {
        var random = new Random(seed);
        await using var run = await TalkRun.StartAsync(azurite, settings: [("Retention:TextDays", "200")]);
        var comments = Written(random);

        // Collected in batches, each announced with the days that it holds; some messages are delivered at once, the others late and twice.
        var messages = new List<QualifyMessage>();
        foreach (var batch in comments.OrderBy(_ => random.Next()).Chunk(40).Concat(Enumerable.Range(0, 4).Select(_ => Changed(comments, random))))
        {
            await run.StoreAsync(batch);
            await run.TouchAsync();
            var days = batch.Select(comment => TalkRun.Page.Network.DayOf(comment.CreatedAt)).ToList();
            messages.Add(QualifyMessage.For(TalkRun.Page, new(days.Min(), days.Max()), TalkRun.LastDay));
            if (random.Next(3) == 0)
                await DeliverAsync(run, messages[random.Next(messages.Count)]);
        }
        var rest = messages.Concat(messages).ToArray();
        random.Shuffle(rest);
        foreach (var message in rest)
            await DeliverAsync(run, message);

        await using var scratch = await TalkRun.StartAsync(azurite, settings: [("Retention:TextDays", "200")]);
        await scratch.StoreAsync(await run.Pipeline.Get<CommentRows>().ReadAsync(TalkRun.Page, History, CancellationToken.None).ToListAsync(TestContext.Current.CancellationToken));
        await scratch.QualifyAsync(History);
        foreach (var period in KpiPeriods.Stored.SelectMany(kind => kind.Holding(History, TalkRun.LastDay)).Distinct())
            (await run.KpisAsync(period)).Values.OrderBy(kpi => kpi.Definition.Id).ShouldBe((await scratch.KpisAsync(period)).Values.OrderBy(kpi => kpi.Definition.Id), $"{period}, seed {seed}");
        foreach (var table in new[] { "SentimentByDay", "ModerationByDay", "ResponseTimeBuckets", "TermsByWeek" })
            (await DumpAsync(run, table)).ShouldBe(await DumpAsync(scratch, table), $"{table}, seed {seed}");
    }

    private static Task DeliverAsync(TalkRun run, QualifyMessage message) => run.Pipeline.Get<QualitativeKpiProcessor>().RunAsync(message, CancellationToken.None);

    private static Task<string> DumpAsync(TalkRun run, string table) => Harness.TableDump.WriteAsync(run.Pipeline.Tables.All.Where(t => t.Name.EndsWith(table, StringComparison.Ordinal)));

    private static List<Comment> Written(Random random)
    {
        var comments = new List<Comment>();
        for (var number = 0; number < Comments; number++)
        {
            var at = TalkRun.Page.Network.StartOf(History.FirstDay).AddMinutes(random.Next(History.DayCount * 24 * 60));
            var tops = comments.Where(c => c.ParentId is null && c.CreatedAt < at && at - c.CreatedAt < TimeSpan.FromDays(40)).ToList();
            var parent = tops.Count > 0 && random.Next(2) == 0 ? tops[random.Next(tops.Count)].Id : null;
            bool? isFromPage = parent is null ? false : random.Next(10) switch { 0 => null, < 6 => true, _ => false };
            comments.Add(new(
                TalkRun.Page, $"c{number}", parent is null ? CommentKind.Comment : CommentKind.Reply, at, $"p{random.Next(20)}", parent, isFromPage == false ? $"a{random.Next(30)}" : null, isFromPage,
                random.Next(2) == 0 ? "Avez-vous des freins neufs ?" : "Mes freins sont cassés", CommentState.Visible));
        }
        return comments;
    }

    /// <summary>Some of the comments as they are listed later: hidden, or with other words.</summary>
    private static Comment[] Changed(List<Comment> comments, Random random) =>
    [
        .. comments.OrderBy(_ => random.Next()).Take(25).Select(comment => random.Next(2) == 0
            ? comment with { State = CommentState.Hidden, StateSince = comment.CreatedAt.AddDays(1) }
            : comment with { Message = "La selle est parfaite" }),
    ];
}
