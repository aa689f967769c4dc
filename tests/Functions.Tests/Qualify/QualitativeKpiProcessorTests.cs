using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Core.Text;
using Engagement.Functions.Collect;
using Engagement.Functions.Compute;
using Engagement.Functions.Connect;
using Engagement.Functions.Report;
using Engagement.Functions.Privacy;
using Engagement.Functions.Retention;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Report;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Qualify;

public class QualitativeKpiProcessorTests(AzuriteFixture azurite)
{
    private static readonly DayRange Trailing28 = DayRange.EndingOn(TalkRun.LastDay, 28);

    [Fact]
    public async Task Qualify_LabelledPage_StoresTheKnownNumbers()
    {
        await using var run = await TalkRun.StartAsync(azurite);
        await run.StoreLabelledAsync();

        await run.QualifyAsync();

        var kpis = await run.KpisAsync(Trailing28);
        kpis.Keys.ShouldBe(QualitativeKpis.Definitions.Select(d => d.Id), ignoreOrder: true);
        (kpis["response_rate"].Numerator, kpis["response_rate"].Denominator).ShouldBe((42, 68));
        (kpis["question_answer_rate"].Numerator, kpis["question_answer_rate"].Denominator).ShouldBe((31, 42));
        kpis["first_response_time_median"].Value.ShouldBe(55);
        (kpis["censorship_risk"].Numerator, kpis["censorship_risk"].Denominator).ShouldBe((6, 13));
        (kpis["hidden_rate"].Numerator, kpis["removed_rate"].Numerator, kpis["vanished_rate"].Numerator).ShouldBe((8, 5, 5));
    }

    [Fact]
    public async Task Qualify_LabelledPage_DaysAddUp()
    {
        await using var run = await TalkRun.StartAsync(azurite);
        await run.StoreLabelledAsync();
        await run.QualifyAsync();
        var rows = run.Pipeline.Get<ConversationRows>();
        var cancellation = TestContext.Current.CancellationToken;

        var sentiment = await rows.ReadSentimentAsync(TalkRun.Page, Trailing28, cancellation).ToListAsync(cancellation);
        var moderation = await rows.ReadModerationAsync(TalkRun.Page, Trailing28, cancellation).ToListAsync(cancellation);
        var responses = await rows.ReadResponsesAsync(TalkRun.Page, Trailing28, cancellation).ToListAsync(cancellation);

        (sentiment.Sum(s => s.Comments), sentiment.Sum(s => s.Tones.Positive), sentiment.Sum(s => s.Tones.Negative)).ShouldBe((159, 45, 35));
        sentiment.Where(s => s.Language == TextLanguage.Other).Sum(s => s.Comments).ShouldBe(7);
        (moderation.Sum(m => m.Comments), moderation.Where(m => m.State == CommentState.Hidden).Sum(m => m.Comments)).ShouldBe((159, 8));
        (responses.Sum(r => r.Calls), responses.Where(r => r.Bucket == Core.Answers.ResponseTimeBucket.Unanswered).Sum(r => r.Calls)).ShouldBe((68, 26));
    }

    [Fact]
    public async Task Qualify_TwiceAndInParts_ChangesNothing()
    {
        await using var run = await TalkRun.StartAsync(azurite);
        await run.StoreLabelledAsync();
        await run.QualifyAsync();
        var once = await run.DumpAsync();

        await run.QualifyAsync();
        await Task.WhenAll(run.QualifyAsync(new(new(2026, 11, 5), new(2026, 11, 5))), run.QualifyAsync(new(TalkRun.LastDay, TalkRun.LastDay)));

        (await run.DumpAsync()).ShouldBe(once);
        once.ShouldContain("net_sentiment");
    }

    /// <summary>A removal, and the end of the texts' time, take the words and leave what they were.</summary>
    [Fact]
    public async Task Qualify_TextsGone_KeepsEveryNumber()
    {
        await using var run = await TalkRun.StartAsync(azurite);
        await run.StoreLabelledAsync();
        await run.QualifyAsync();
        var before = await run.DumpAsync();
        (await run.Pipeline.Get<TermRows>().ReadAsync(TalkRun.Page, new(2026, 11, 2), CancellationToken.None)).Terms.ShouldNotBeEmpty();

        await run.Pipeline.Get<CommentFates>().ForgetTextsAsync(TalkRun.Page, TalkRun.LastDay.AddDays(1), CancellationToken.None);
        run.Pipeline.Clock.Advance(TimeSpan.FromDays(100));
        await run.QualifyAsync();

        (await StoredAsync(run)).ShouldAllBe(comment => comment.Message == null && comment.Reading != null);
        (await run.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Removal_OfACriticalComment_IsJudgedByWhatItWas()
    {
        await using var run = await TalkRun.StartAsync(azurite);
        await run.StoreLabelledAsync();
        await run.QualifyAsync();

        // c155 complains of a frame that does not come; nobody has read its text since it was collected.
        await run.Pipeline.Get<FeedChangeRecorder>().RunAsync(
            new(FeedChange.CurrentVersion, "facebook/1000", "comment", "remove", null, "c155", new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero)), CancellationToken.None);
        var messages = await run.Pipeline.TakeAsync(MessageQueues.Qualify);
        foreach (var message in messages.Concat(messages))
            await run.Pipeline.Get<QualitativeKpiProcessor>().RunAsync(QualifyMessage.Parse(message), CancellationToken.None);

        messages.ShouldBe(["""{"version":1,"page":"facebook/1000","firstDay":"2026-11-13","lastDay":"2026-11-13","throughDay":"2026-11-20"}"""]);
        (await StoredAsync(run)).Single(comment => comment.Id == "c155").Message.ShouldBeNull();
        var kpis = await run.KpisAsync(Trailing28);
        (kpis["censorship_risk"].Numerator, kpis["censorship_risk"].Denominator, kpis["removed_rate"].Numerator).ShouldBe((7, 14, 6));
    }

    [Fact]
    public async Task NewReader_ReadsTextsThatAreKept_AndLeavesTheRest()
    {
        await using var run = await TalkRun.StartAsync(azurite);
        await run.StoreLabelledAsync();
        await run.Pipeline.Get<CommentFates>().ForgetTextsAsync(TalkRun.Page, new(2026, 11, 10), CancellationToken.None);
        var newer = new TextReadings(_ => new(TextLanguage.English, new(0, 0, 1), TextTraits.None), version: 2);
        var comments = new CommentRows(run.Pipeline.Tables, run.Pipeline.Get<KeptDays>(), newer, run.Pipeline.Get<ErasedPeople>());

        (await comments.FindUnreadAsync(TalkRun.Page, Trailing28, CancellationToken.None)).ShouldBe(new DayRange(new(2026, 11, 10), new(2026, 11, 20)));
        await comments.ReadTextsAsync(TalkRun.Page, Trailing28, CancellationToken.None);

        (await comments.FindUnreadAsync(TalkRun.Page, Trailing28, CancellationToken.None)).ShouldBeNull();
        foreach (var comment in await StoredAsync(run))
            comment.Reading!.ReaderVersion.ShouldBe(comment.Message is null ? 1 : 2);
    }

    [Fact]
    public async Task Qualify_UnreadTextsOfOtherDays_GetAMessageOfTheirOwn()
    {
        await using var run = await TalkRun.StartAsync(azurite);
        await run.StoreLabelledAsync();
        var older = new CommentRows(run.Pipeline.Tables, run.Pipeline.Get<KeptDays>(), new(_ => default, version: 0), run.Pipeline.Get<ErasedPeople>());
        await older.ReadTextsAsync(TalkRun.Page, Trailing28, CancellationToken.None);

        await run.QualifyAsync(new(new(2026, 11, 20), new(2026, 11, 20)));

        (await run.Pipeline.TakeAsync(MessageQueues.Qualify)).ShouldBe(["""{"version":1,"page":"facebook/1000","firstDay":"2026-11-02","lastDay":"2026-11-20","throughDay":"2026-11-20"}"""]);
        (await StoredAsync(run)).Where(c => c.Message is not null && c.Page.Network.DayOf(c.CreatedAt) == new DateOnly(2026, 11, 20)).ShouldAllBe(c => c.Reading!.ReaderVersion == 1);
    }

    [Fact]
    public async Task Qualify_PageNotRegistered_DoesNothing()
    {
        await using var run = await TalkRun.StartAsync(azurite);
        await run.StoreLabelledAsync();
        await run.Pipeline.Get<Pages>().RemoveAsync(TalkRun.Page, CancellationToken.None);

        await run.QualifyAsync();

        (await run.DumpAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Qualify_NothingCollected_StoresNothing()
    {
        await using var run = await TalkRun.StartAsync(azurite, collected: false);

        await run.QualifyAsync();

        (await run.DumpAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Messages_AreAChannelOfTheirOwn()
    {
        await using var run = await TalkRun.StartAsync(azurite);
        var noon = new DateTimeOffset(2026, 11, 10, 20, 0, 0, TimeSpan.Zero);
        await run.Pipeline.Get<MessageRows>().UpdateAsync(
            Enumerable.Range(0, 12).SelectMany(n => new PrivateMessage[]
            {
                new(TalkRun.Page, $"c{n}", $"{n}a", noon.AddMinutes(n), false, false), new(TalkRun.Page, $"c{n}", $"{n}b", noon.AddMinutes(n + 30), n < 9, false),
            }), CancellationToken.None);

        await run.QualifyAsync();

        var kpis = await run.KpisAsync(Trailing28);
        (kpis["private_response_rate"].Numerator, kpis["private_response_rate"].Denominator).ShouldBe((9, 12));
        kpis["private_calls_for_answer"].Value.ShouldBe(12);
        kpis["calls_for_answer"].Value.ShouldBe(0);
    }

    /// <summary>What the account answers is listed with its posts, so a day is known when both were collected.</summary>
    [Fact]
    public async Task OnX_AnswersComeWithThePosts()
    {
        await using var run = await TalkRun.StartAsync(azurite, collected: false);
        var page = new PageKey(Network.X, "42");
        await run.Pipeline.Get<Pages>().SaveAsync(new(page, "Shop", "UTC", null, null, CollectedData.Usual), CancellationToken.None);
        var noon = new DateTimeOffset(2026, 11, 10, 12, 0, 0, TimeSpan.Zero);
        await run.StoreAsync(Enumerable.Range(0, 12).SelectMany(n => new Comment[]
        {
            new(page, $"{n}", CommentKind.Mention, noon.AddMinutes(n), null, null, $"a{n}", false, "Ouvert dimanche ?", CommentState.Visible),
            new(page, $"{n}b", CommentKind.Mention, noon.AddMinutes(n + 20), null, n < 8 ? $"{n}" : "other", null, true, "Oui", CommentState.Visible),
        }));
        var message = QualifyMessage.For(page, new(new(2026, 11, 10), new(2026, 11, 10)), TalkRun.LastDay);

        await CollectedAsync(CollectionStream.Comments);
        await run.Pipeline.Get<QualitativeKpiProcessor>().RunAsync(message, CancellationToken.None);
        (await run.Pipeline.Get<PeriodKpiRows>().ReadQualitativeAsync(page, Trailing28, CancellationToken.None)).ShouldBeEmpty();

        await CollectedAsync(CollectionStream.Days);
        await run.Pipeline.Get<QualitativeKpiProcessor>().RunAsync(message, CancellationToken.None);
        var kpis = (await run.Pipeline.Get<PeriodKpiRows>().ReadQualitativeAsync(page, Trailing28, CancellationToken.None)).ToDictionary(s => s.Kpi.Definition.Id, s => s.Kpi);
        (kpis["question_answer_rate"].Numerator, kpis["question_answer_rate"].Denominator).ShouldBe((8, 12));
        kpis["page_turn_share"].Value.ShouldBe(0.5);

        Task CollectedAsync(CollectionStream stream) => run.Pipeline.Get<CollectionStates>().TouchAsync(
            page, stream, s => s with { WantedFirstDay = Trailing28.FirstDay, TargetDay = TalkRun.LastDay, Covered = s.Covered.Add(Trailing28) }, CancellationToken.None);
    }

    [Fact]
    public async Task BusinessHours_OfANewRegistration_HaveEverythingJudgedAgain()
    {
        await using var run = await TalkRun.StartAsync(azurite);
        await run.StoreLabelledAsync();
        await run.QualifyAsync();

        var answer = await run.Pipeline.Get<PageRegistration>().RegisterAsync(
            HttpAnswers.Request("""{"network":"facebook","id":"1000","timeZone":"Europe/Paris","businessHours":"Mo-Fr 09:00-18:00"}"""), CancellationToken.None);
        foreach (var message in await run.Pipeline.TakeAsync(MessageQueues.Qualify))
            await run.Pipeline.Get<QualitativeKpiProcessor>().RunAsync(QualifyMessage.Parse(message), CancellationToken.None);

        // c182 answers c181 of Monday 18:00 in Paris on Tuesday at 11:00: two business hours. Without hours: 17 hours.
        (await run.KpisAsync(Trailing28))["answered_within_4h_rate"].Numerator!.Value.ShouldBeGreaterThan(33);
    }

    private static async Task<IReadOnlyList<Comment>> StoredAsync(TalkRun run) => await run.Pipeline.Get<CommentRows>()
        .ReadAsync(TalkRun.Page, new(new(2026, 11, 1), new(2026, 11, 30)), CancellationToken.None).ToListAsync(TestContext.Current.CancellationToken);
}
