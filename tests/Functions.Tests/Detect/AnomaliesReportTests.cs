using Engagement.Functions.Detect;
using Engagement.Functions.Report;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Functions.Tests.Report;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Detect;

public class AnomaliesReportTests(AzuriteFixture azurite)
{
    private const string Burst = "burst-20261012";
    private static readonly Uri Nowhere = new("http://127.0.0.1:9");

    [Fact]
    public async Task Get_AJudgedPage_TellsVerdictEvidenceAndWords()
    {
        await using var pipeline = await JudgedAsync();

        var answer = await GetAsync(pipeline);

        answer.Status.ShouldBe(200);
        answer.Body.GetProperty("verdict").GetProperty("level").GetString().ShouldBe("suspicious");
        var anomaly = answer.Body.GetProperty("anomalies").EnumerateArray().Single();
        anomaly.GetProperty("id").GetString().ShouldBe(Burst);
        anomaly.GetProperty("en").GetProperty("evidence").GetString()!.ShouldContain("12 October 2026");
        anomaly.GetProperty("fr").GetProperty("evidence").GetString()!.ShouldContain("12 octobre 2026");
        anomaly.GetProperty("rivalCauses").EnumerateArray().Select(cause => cause.GetProperty("kind").GetString()).ShouldContain("viral_post");
        anomaly.GetProperty("history").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Scorecard_OfAJudgedPage_TellsItsVerdict()
    {
        await using var pipeline = await JudgedAsync();

        var scorecard = await pipeline.SendAsync(await pipeline.Get<ScorecardReport>().GetAsync("facebook", "1000", new("28", null, null), CancellationToken.None));

        scorecard.Body.GetProperty("followersVerdict").GetProperty("level").GetString().ShouldBe("suspicious");
    }

    [Fact]
    public async Task Explain_AnAnomaly_StaysThroughLaterJudgementsAndClearsThePage()
    {
        await using var pipeline = await JudgedAsync();

        var explained = await ExplainAsync(pipeline, Burst, """{"reason":"Stand at the fair","reviewer":"Léa"}""");

        explained.Status.ShouldBe(200);
        var message = DetectMessage.Parse((await pipeline.TakeAsync(MessageQueues.Detect)).ShouldHaveSingleItem());
        await JudgedPage.StoreAsync(pipeline, burst: 260);
        for (var i = 0; i < 2; i++)
            await pipeline.Get<FakeFanProcessor>().RunAsync(message, CancellationToken.None);
        var answer = await GetAsync(pipeline);
        answer.Body.GetProperty("anomalies").EnumerateArray().Single().GetProperty("explanation").GetProperty("reason").GetString().ShouldBe("Stand at the fair");
        answer.Body.GetProperty("verdict").GetProperty("level").GetString().ShouldBe("none");
    }

    [Theory]
    [InlineData("burst-20260901", """{"reason":"x"}""", 404)]
    [InlineData("something", """{"reason":"x"}""", 400)]
    [InlineData(Burst, "{}", 400)]
    [InlineData(Burst, "reason", 400)]
    public async Task Explain_WhatCannotBe_SaysWhy(string anomalyId, string body, int status)
    {
        await using var pipeline = await JudgedAsync();

        (await ExplainAsync(pipeline, anomalyId, body)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Enter_APressDay_LowersTheScoreAndTakingItBackRaisesIt()
    {
        await using var pipeline = await JudgedAsync();
        var before = await ScoreAsync(pipeline);

        var entered = await EnterAsync(pipeline, null, """{"title":"In the news","firstDay":"2026-10-12"}""");
        await EnterAsync(pipeline, null, """{"title":"In the news","firstDay":"2026-10-12"}""");
        await JudgeWaitingAsync(pipeline);
        var during = await ScoreAsync(pipeline);
        var removed = await pipeline.SendAsync(await pipeline.Get<TeamEventEntry>().RemoveAsync("facebook", "1000", entered.Body.GetProperty("id").GetString()!, CancellationToken.None));
        await JudgeWaitingAsync(pipeline);

        removed.Status.ShouldBe(200);
        during.ShouldBeLessThan(before - 0.2);
        (await ScoreAsync(pipeline)).ShouldBe(before);
    }

    [Fact]
    public async Task Replace_UnderAnId_IsListedOnce()
    {
        await using var pipeline = await JudgedAsync();

        await EnterAsync(pipeline, "fair", """{"title":"Fair","firstDay":"2026-10-01","lastDay":"2026-10-04"}""");
        await EnterAsync(pipeline, "fair", """{"title":"The fair","firstDay":"2026-10-02","lastDay":"2026-10-04"}""");

        var list = await pipeline.SendAsync(await pipeline.Get<TeamEventEntry>().ListAsync("facebook", "1000", CancellationToken.None));
        list.Body.GetRawText().ShouldBe("""{"network":"facebook","id":"1000","events":[{"id":"fair","firstDay":"2026-10-02","lastDay":"2026-10-04","title":"The fair"}]}""");
    }

    [Theory]
    [InlineData(null, """{"title":"x"}""", "firstDay")]
    [InlineData(null, """{"firstDay":"2026-10-12"}""", "title")]
    [InlineData(null, """{"title":"x","firstDay":"12.10.2026"}""", "firstDay")]
    [InlineData(null, """{"title":"x","firstDay":"2026-10-12","lastDay":"2026-10-11"}""", "lastDay")]
    [InlineData(null, """{"title":"x","firstDay":"2026-01-01","lastDay":"2026-10-11"}""", "lastDay")]
    [InlineData("a|b", """{"title":"x","firstDay":"2026-10-12"}""", "eventId")]
    public async Task Enter_WhatCannotBe_NamesTheField(string? id, string body, string field)
    {
        await using var pipeline = await JudgedAsync();

        var answer = await EnterAsync(pipeline, id, body);

        answer.Status.ShouldBe(400);
        answer.Body.GetProperty("field").GetString().ShouldBe(field);
    }

    private async Task<Pipeline> JudgedAsync()
    {
        var pipeline = await Pipeline.StartAsync(azurite, Nowhere);
        await JudgedPage.StoreAsync(pipeline, burst: 250);
        await JudgedPage.JudgeAsync(pipeline);
        return pipeline;
    }

    private static async Task JudgeWaitingAsync(Pipeline pipeline)
    {
        foreach (var body in await pipeline.TakeAsync(MessageQueues.Detect))
            await pipeline.Get<FakeFanProcessor>().RunAsync(DetectMessage.Parse(body), CancellationToken.None);
    }

    private static async Task<double> ScoreAsync(Pipeline pipeline) => (await JudgedPage.AnomaliesAsync(pipeline)).Single().Score;

    private static async Task<HttpAnswer> GetAsync(Pipeline pipeline) =>
        await pipeline.SendAsync(await pipeline.Get<AnomaliesReport>().GetAsync("facebook", "1000", new(null, null, null), CancellationToken.None));

    private static async Task<HttpAnswer> ExplainAsync(Pipeline pipeline, string anomalyId, string body) =>
        await pipeline.SendAsync(await pipeline.Get<AnomalyExplaining>().ExplainAsync("facebook", "1000", anomalyId, HttpAnswers.Request(body), CancellationToken.None));

    private static async Task<HttpAnswer> EnterAsync(Pipeline pipeline, string? id, string body) =>
        await pipeline.SendAsync(await pipeline.Get<TeamEventEntry>().SaveAsync("facebook", "1000", id, HttpAnswers.Request(body), CancellationToken.None));
}
