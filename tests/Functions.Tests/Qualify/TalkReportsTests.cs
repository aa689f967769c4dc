using System.Text.Json;
using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Report;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Report;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Qualify;

public class TalkReportsTests(AzuriteFixture azurite)
{
    private static readonly ScorecardQuery Last28 = new("28", null, "2026-11-20");

    [Fact]
    public async Task Answers_OfTheLabelledPage()
    {
        await using var run = await JudgedAsync();

        var answer = await run.Pipeline.SendAsync(await run.Pipeline.Get<AnswersReport>().GetAsync("facebook", "1000", Last28, CancellationToken.None));

        answer.Status.ShouldBe(200);
        Ids(answer).ShouldBe([.. QualitativeKpis.OfPublicAnswers.Select(d => d.Id), .. QualitativeKpis.OfPrivateAnswers.Select(d => d.Id)]);
        var waiting = answer.Body.GetProperty("waiting").EnumerateArray().ToList();
        waiting.Select(w => w.GetProperty("id").GetString()).ShouldBe(
            ["c017", "c019", "c035", "c060", "c082", "c096", "c100", "c112", "c132", "c145", "c166", "c179", "c187", "c193", "c195", "c198", "c200"], "as labelled, the oldest first");
        waiting[0].GetRawText().ShouldBe(
            """{"id":"c017","postId":"p1","createdAt":"2026-11-02T16:00:00+00:00","waitedMinutes":26880,"isQuestion":false,"isComplaint":true,"message":"Third time my order is delayed and nobody cares."}""");
        answer.Body.GetProperty("buckets").EnumerateArray().Select(b => $"{b.GetProperty("channel")} {b.GetProperty("bucket")} {b.GetProperty("calls")}").ShouldBe(
            ["public within15_minutes 7", "public within1_hour 20", "public within4_hours 6", "public within24_hours 7", "public within72_hours 2", "public unanswered 26"]);
        answer.Body.GetProperty("reference").GetProperty("value").GetDouble().ShouldBe(0.91);
    }

    [Fact]
    public async Task Answers_TextsForgotten_ShowNoneOfThem()
    {
        await using var run = await JudgedAsync();
        await run.Pipeline.Get<CommentFates>().ForgetTextsAsync(TalkRun.Page, new(2026, 11, 21), CancellationToken.None);

        var answers = await run.Pipeline.SendAsync(await run.Pipeline.Get<AnswersReport>().GetAsync("facebook", "1000", Last28, CancellationToken.None));
        var topics = await run.Pipeline.SendAsync(await run.Pipeline.Get<TopicsReport>().GetAsync("facebook", "1000", "2026-11-04", CancellationToken.None));

        answers.Body.GetProperty("waiting").EnumerateArray().ShouldAllBe(w => w.GetProperty("message").ValueKind == JsonValueKind.Null);
        topics.Body.GetProperty("frequent").EnumerateArray().ShouldAllBe(t => t.GetProperty("examples").GetArrayLength() == 0);
    }

    [Fact]
    public async Task Tone_OfTheLabelledPage()
    {
        await using var run = await JudgedAsync();
        await run.Pipeline.Get<PostRows>().UpdateAsync(
            [new Post(TalkRun.Page, "p1", new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero), PostType.Photo, null, null, default, default, default)], TalkRun.LastDay, CancellationToken.None);

        var answer = await run.Pipeline.SendAsync(await run.Pipeline.Get<ToneReport>().GetAsync("facebook", "1000", Last28, CancellationToken.None));

        Ids(answer).ShouldBe([.. QualitativeKpis.OfTone.Select(d => d.Id), .. QualitativeKpis.OfConversation.Select(d => d.Id)]);
        Counts(answer, "byLanguage").ShouldBe(["english 48 48", "french 100 100", "other 7 0", "unsure 4 0"]);
        Counts(answer, "byPostType").Select(line => line.Split(' ')[0]).ShouldBe(["photo", "unknown"]);
        answer.Body.GetProperty("byDay").EnumerateArray().Sum(day => day.GetProperty("comments").GetInt64()).ShouldBe(159);
        answer.Body.GetProperty("byPost").EnumerateArray().Count().ShouldBe(6);
        answer.Body.GetProperty("byLanguage").EnumerateArray().Single(part => part.GetProperty("key").GetString() == "other").GetProperty("status").GetString().ShouldBe("not_enough_data");
    }

    [Fact]
    public async Task Moderation_OfTheLabelledPage()
    {
        await using var run = await JudgedAsync();

        var answer = await run.Pipeline.SendAsync(await run.Pipeline.Get<ModerationReport>().GetAsync("facebook", "1000", Last28, CancellationToken.None));

        Ids(answer).ShouldBe(QualitativeKpis.OfModeration.Select(d => d.Id));
        answer.Body.GetProperty("byContent").EnumerateArray().Select(t => $"{t.GetProperty("state")} {t.GetProperty("content")} {t.GetProperty("doneBy")} {t.GetProperty("comments")}")
            .Where(line => !line.StartsWith("visible", StringComparison.Ordinal)).ShouldBe(
            [
                "hidden spam page 2", "hidden insult page 2", "hidden criticism page 4",
                "removed spam unknown 2", "removed insult unknown 1", "removed criticism unknown 2",
                "vanished criticism unknown 3", "vanished other unknown 2",
            ]);
    }

    [Fact]
    public async Task Topics_WordOfOneWeek_Rises()
    {
        await using var run = await TalkRun.StartAsync(azurite);
        await run.StoreAsync(Enumerable.Range(0, 300).Select(n => Comment(n, new DateTimeOffset(2026, 8, 24, 12, 0, 0, TimeSpan.Zero).AddHours(6 * n), $"Merci pour la balade numéro {(char)('a' + n % 26)}{(char)('a' + n % 25)}x")));
        await run.StoreAsync(Enumerable.Range(300, 8).Select(n => Comment(n, new DateTimeOffset(2026, 11, 17, 12, n - 300, 0, TimeSpan.Zero), "Encore une selle cassée")));
        await run.QualifyAsync();

        var answer = await run.Pipeline.SendAsync(await run.Pipeline.Get<TopicsReport>().GetAsync("facebook", "1000", "2026-11-18", CancellationToken.None));

        answer.Body.GetProperty("status").GetString().ShouldBe("ok");
        (answer.Body.GetProperty("firstDay").GetString(), answer.Body.GetProperty("lastDay").GetString()).ShouldBe(("2026-11-16", "2026-11-22"));
        var rising = answer.Body.GetProperty("rising").EnumerateArray().ToList();
        rising.Select(t => t.GetProperty("term").GetString()).ShouldBe(["selle cassée"]);
        (rising[0].GetProperty("comments").GetInt32(), rising[0].GetProperty("authors").GetInt32(), rising[0].GetProperty("before").GetInt64()).ShouldBe((8, 8, 0));
        rising[0].GetProperty("examples").EnumerateArray().Select(e => e.GetProperty("message").GetString()).ShouldBe(Enumerable.Repeat("Encore une selle cassée", 3));
    }

    [Fact]
    public async Task Scorecard_HasTheHeadlines()
    {
        await using var run = await JudgedAsync();

        var answer = await run.Pipeline.SendAsync(await run.Pipeline.Get<ScorecardReport>().GetAsync("facebook", "1000", Last28, CancellationToken.None));

        Ids(answer).ShouldBe(QualitativeKpis.Definitions.Where(QualitativeKpis.Headlines.Contains).Select(d => d.Id));
    }

    [Fact]
    public async Task Scorecard_OfADay_IsComputedThen()
    {
        await using var run = await JudgedAsync();

        var answer = await run.Pipeline.SendAsync(await run.Pipeline.Get<AnswersReport>().GetAsync("facebook", "1000", new(null, "day", "2026-11-16"), CancellationToken.None));

        // Of the 16th in California, from 8 in the morning UTC on: c170, c172, c176, c179 and c181, of which c179 waits.
        var rate = answer.Body.GetProperty("kpis").EnumerateArray().Single(k => k.GetProperty("id").GetString() == "response_rate");
        (rate.GetProperty("numerator").GetDouble(), rate.GetProperty("denominator").GetDouble(), rate.GetProperty("status").GetString()).ShouldBe((4, 5, "not_enough_data"));
    }

    [Theory]
    [InlineData("myspace", "1000", "28", 400)]
    [InlineData("facebook", "9999", "28", 404)]
    [InlineData("facebook", "1000", "29", 400)]
    public async Task Requests_NotUsable_AreExplained(string network, string id, string days, int status)
    {
        await using var run = await TalkRun.StartAsync(azurite);
        var query = new ScorecardQuery(days, null, null);

        (await run.Pipeline.SendAsync(await run.Pipeline.Get<AnswersReport>().GetAsync(network, id, query, CancellationToken.None))).Status.ShouldBe(status);
        (await run.Pipeline.SendAsync(await run.Pipeline.Get<TopicsReport>().GetAsync(network, id, days == "29" ? "today" : null, CancellationToken.None))).Status.ShouldBe(status);
    }

    private async Task<TalkRun> JudgedAsync()
    {
        var run = await TalkRun.StartAsync(azurite);
        await run.StoreLabelledAsync();
        await run.QualifyAsync();
        return run;
    }

    private static Comment Comment(int number, DateTimeOffset at, string text) =>
        new(TalkRun.Page, $"t{number}", CommentKind.Comment, at, "p", null, $"a{number}", false, text, CommentState.Visible);

    private static IEnumerable<string?> Ids(HttpAnswer answer) => answer.Body.GetProperty("kpis").EnumerateArray().Select(k => k.GetProperty("id").GetString());

    private static IEnumerable<string> Counts(HttpAnswer answer, string part) => answer.Body.GetProperty(part).EnumerateArray()
        .Select(p => $"{p.GetProperty("key")} {p.GetProperty("comments")} {p.GetProperty("comments").GetInt64() - p.GetProperty("unclassified").GetInt64()}");
}
