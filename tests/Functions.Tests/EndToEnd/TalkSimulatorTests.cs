using System.Text.Json;
using Engagement.Core;
using Engagement.Core.Text;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.EndToEnd;

/// <summary>KPIs of simulated pages from the network to storage, every message twice, beside what the simulator knows it meant.</summary>
public class TalkSimulatorTests(AzuriteFixture azurite)
{
    private static readonly DateOnly LastDay = new(2026, 11, 21);
    private static readonly DayRange Days = DayRange.EndingOn(LastDay, 28);

    [Fact]
    public async Task Run_EveryMessageTwice_AnswersAndModerationAreWhatHappened()
    {
        await using var run = await SimulatedRun.StartAsync();
        var meant = await MeantAsync(run);
        await using var pipeline = await run.CollectorAsync(
            azurite, new() { ["Collection:AuthorSecret"] = "a secret of more than thirty-two characters" }, CollectedData.Comments, readings: new(text => meant[text], 1));

        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync(Deliveries.TwiceShuffled(new(1)), atOnce: true);

        foreach (var page in run.Pages)
        {
            var truth = (await run.CommentsAsync(page.Id)).Where(c => Text(c, "state") != "removed" && Day(c) <= LastDay).ToList();
            var period = truth.Where(c => Days.Contains(Day(c))).ToList();
            var audience = period.Where(c => Text(c, "kind") != "reply").ToList();
            var kpis = (await pipeline.Get<PeriodKpiRows>().ReadQualitativeAsync(new(Network.Facebook, page.Id), Days, CancellationToken.None)).ToDictionary(s => s.Kpi.Definition.Id, s => s.Kpi);

            kpis["audience_comments"].Value.ShouldBe(audience.Count);
            foreach (var (id, kind) in new[] { ("question_answer_rate", "question"), ("complaint_answer_rate", "complaint") })
            {
                var calls = audience.Where(c => Text(c, "kind") == kind).ToList();
                (kpis[id].Numerator, kpis[id].Denominator).ShouldBe((calls.Count(c => IsAnswered(c, truth)), calls.Count), $"{page.Name} {id}");
            }
            kpis["hidden_rate"].Numerator.ShouldBe(audience.Count(c => Text(c, "state") == "hidden"));
            var judged = audience.Where(c => Text(c, "state") == "hidden").ToList();
            (kpis["censorship_risk"].Numerator, kpis["censorship_risk"].Denominator).ShouldBe((judged.Count(c => Text(c, "kind") == "complaint"), judged.Count));
            kpis["participants"].Value.ShouldBe(audience.Select(c => Text(c, "authorId")).Distinct().Count());
            kpis["net_sentiment"].Numerator.ShouldBe(audience.Sum(c => Text(c, "kind") switch { "praise" or "courtesy" => 1, "complaint" or "insult" => -1, _ => 0 }));
            audience.Select(c => Text(c, "kind")).Distinct().Count().ShouldBeGreaterThan(4);
        }
    }

    private static bool IsAnswered(JsonElement comment, IReadOnlyList<JsonElement> all) => all.Any(reply => Text(reply, "parentId") == Text(comment, "id"));

    /// <summary>What the simulator meant by each text; a text stands for one kind only.</summary>
    private static async Task<Dictionary<string, TextReading>> MeantAsync(SimulatedRun run)
    {
        var meant = new Dictionary<string, TextReading>();
        foreach (var page in run.Pages)
            foreach (var comment in await run.CommentsAsync(page.Id))
                meant[Text(comment, "message")!] = Text(comment, "kind") switch
                {
                    "question" => new(TextLanguage.French, new(0, 1, 0), TextTraits.Question),
                    "complaint" => new(TextLanguage.French, new(1, 0, 0), TextTraits.Complaint),
                    "praise" => new(TextLanguage.French, new(0, 0, 1), TextTraits.None),
                    "courtesy" => new(TextLanguage.French, new(0, 0, 1), TextTraits.Courtesy),
                    "spam" => new(TextLanguage.French, new(0, 1, 0), TextTraits.Spam),
                    "insult" => new(TextLanguage.French, new(1, 0, 0), TextTraits.Insult),
                    _ => new(TextLanguage.French, new(0, 1, 0), TextTraits.None),
                };
        return meant;
    }

    private static DateOnly Day(JsonElement comment) => Network.Facebook.DayOf(comment.GetProperty("createdAt").GetDateTimeOffset());

    private static string? Text(JsonElement comment, string name) => comment.GetProperty(name).GetString();
}
