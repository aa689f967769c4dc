using System.Text.Json;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Connect;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Functions.Tests.Report;
using Engagement.Simulator;
using Engagement.Testing;

namespace Engagement.Functions.Tests.EndToEnd;

/// <summary>Comments as the simulator has them, through days of hiding and removing.</summary>
public class CommentsSimulatorTests(AzuriteFixture azurite)
{
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Collection:AuthorSecret"] = "a secret of more than thirty-two characters", ["Facebook:NestedCommentsPageSize"] = "10",
    };

    [Fact]
    public async Task Run_Backfill_StoresWhatIsThere()
    {
        await using var run = await SimulatedRun.StartAsync();
        await using var pipeline = await CollectorAsync(run);

        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync();

        foreach (var page in run.Pages)
        {
            var truth = (await run.CommentsAsync(page.Id)).Where(c => Text(c, "state") != "removed").ToList();
            (await StoredAsync(pipeline, page.Id)).Select(Line).Order().ShouldBe(truth.Select(c => Line(page.Id, c)).Order());
            truth.Select(c => Text(c, "state")).Distinct().ShouldBe(["visible", "hidden"], ignoreOrder: true);
            truth.ShouldContain(c => Text(c, "authorId") == page.Id, "the page answers");
        }
        (await pipeline.ListPagesAsync()).Body.GetRawText().ShouldContain("{\"name\":\"comments\",\"status\":\"ok\",\"statusReason\":null,\"collectedFromDay\":\"2026-08-24\",\"collectedThroughDay\":\"2026-11-21\"}");
    }

    [Fact]
    public async Task Run_MessagesTwiceShuffledAndAtOnce_EndsTheSame()
    {
        await using var run = await SimulatedRun.StartAsync();
        await using var undisturbed = await CollectorAsync(run, run.Pages[^1], windowDays: 20);
        await using var disturbed = await CollectorAsync(run, run.Pages[^1], windowDays: 20);
        var random = new Random(1);
        for (var day = 0; day < 2; day++)
        {
            await undisturbed.ScheduleAsync();
            await undisturbed.DrainAsync();
            await disturbed.ScheduleAsync();
            await disturbed.DrainAsync(Deliveries.TwiceShuffled(random), atOnce: true);

            (await DumpAsync(disturbed)).ShouldBe(await DumpAsync(undisturbed));
            run.Clock.Advance(TimeSpan.FromDays(6));
        }
    }

    [Fact]
    public async Task Run_DayAfterDay_FollowsWhatIsHiddenAndRemoved()
    {
        await using var run = await SimulatedRun.StartAsync();
        await using var pipeline = await CollectorAsync(run, run.Pages[^1]);
        var page = run.Pages[^1].Id;
        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync();
        var young = (await run.CommentsAsync(page)).Where(c => c.GetProperty("createdAt").GetDateTimeOffset() > run.Clock.GetUtcNow().AddDays(-10) && Text(c, "state") == "visible").ToList();
        var (post, told, hidden) = (Text(young[0], "postId")!, Text(young.First(c => Text(c, "postId") != Text(young[0], "postId")), "id")!, Text(young.Last(c => Text(c, "parentId") is null), "id")!);
        var postComments = young.Where(c => Text(c, "postId") == post).Select(c => Text(c, "id")).ToList();

        await run.ModerateAsync(page, post, "remove");
        await run.ModerateAsync(page, told, "remove");
        await run.ModerateAsync(page, hidden, "hide");
        await pipeline.Get<FeedChangeRecorder>().RunAsync(new(1, $"facebook/{page}", "comment", "remove", null, told, run.Clock.GetUtcNow()), CancellationToken.None);
        run.Clock.Advance(TimeSpan.FromDays(1));
        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync(messages => messages.Concat(messages));

        var stored = (await StoredAsync(pipeline, page)).ToDictionary(c => c.Id);
        foreach (var comment in postComments)
            (stored[comment!].State, stored[comment!].Message, stored[comment!].AuthorKey).ShouldBe((CommentState.Vanished, null, null));
        (stored[told].State, stored[told].StateSince).ShouldBe((CommentState.Removed, Pipeline.Morning));
        stored[hidden].State.ShouldBe(CommentState.Hidden);
        foreach (var comment in (await run.CommentsAsync(page)).Where(c => Text(c, "id") != told && IsReread(c)))
            if (Text(comment, "state") == "removed")
                stored.GetValueOrDefault(Text(comment, "id")!)?.State.ShouldBe(CommentState.Vanished);
            else
                Line(stored[Text(comment, "id")!]).ShouldBe(Line(page, comment));

        bool IsReread(JsonElement comment) => stored.GetValueOrDefault(Text(comment, "id")!) is not { PostDay: { } day } || day > new DateOnly(2026, 10, 27);
    }

    private async Task<Pipeline> CollectorAsync(SimulatedRun run, SimulatedPage? only = null, int windowDays = 90)
    {
        var pipeline = await run.CollectorAsync(azurite, new(Settings) { ["Collection:WindowDays"] = $"{windowDays}" });
        foreach (var page in run.Pages)
            if (only is null || page.Id == only.Id)
                await pipeline.RegisterAsync(page.Id, collects: CollectedData.Comments);
            else
                await pipeline.Get<Pages>().RemoveAsync(new(Network.Facebook, page.Id), CancellationToken.None);
        return pipeline;
    }

    private static async Task<IReadOnlyList<Comment>> StoredAsync(Pipeline pipeline, string page) =>
        await pipeline.Get<CommentRows>().ReadAsync(new(Network.Facebook, page), new(new(2026, 8, 20), new(2026, 12, 5)), CancellationToken.None).ToListAsync(TestContext.Current.CancellationToken);

    private static Task<string> DumpAsync(Pipeline pipeline) => TableDump.WriteAsync([pipeline.Tables.Comments, pipeline.Tables.CollectionStates]);

    private static string Line(Comment c) =>
        $"{c.Id} {c.PostId} {c.ParentId} {c.Kind} {c.State} {c.IsFromPage} {c.CreatedAt:u} {c.Message} {c.AuthorKey is null}";

    private static string Line(string page, JsonElement c)
    {
        var isFromPage = Text(c, "authorId") == page;
        return $"{Text(c, "id")} {Text(c, "postId")} {Text(c, "parentId")} {(Text(c, "parentId") is null ? "Comment" : "Reply")} {(Text(c, "state") == "hidden" ? "Hidden" : "Visible")} "
            + $"{isFromPage} {c.GetProperty("createdAt").GetDateTimeOffset():u} {Text(c, "message")} {isFromPage}";
    }

    private static string? Text(JsonElement comment, string name) => comment.GetProperty(name).GetString();
}
