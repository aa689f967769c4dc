using System.Text.Json;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Report;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Report;

public class PostingTimesReportTests(AzuriteFixture azurite)
{
    private static readonly PageKey Page = new(Network.Facebook, "1000");

    [Fact]
    public async Task Get_CollectedPosts_AreCountedInThePagesOwnHours()
    {
        await using var stub = await GraphStub.StartAsync();
        // Fridays at 18:30 and Sundays at 0:30 of Paris, which is still Saturday in UTC.
        stub.Posts = [.. Enumerable.Range(0, 4).SelectMany(week => new[]
        {
            StubShapes.Post($"f{week}", Text(new DateTimeOffset(2026, 11, 20, 17, 30, 0, TimeSpan.Zero).AddDays(-7 * week)), reactions: 100 + week),
            StubShapes.Post($"s{week}", Text(new DateTimeOffset(2026, 11, 14, 23, 30, 0, TimeSpan.Zero).AddDays(-7 * week)), reactions: 10 + week),
        }).OrderByDescending(post => JsonDocument.Parse(post).RootElement.GetProperty("created_time").GetString(), StringComparer.Ordinal)];
        await using var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri);
        await pipeline.Get<Pages>().SaveAsync(new(Page, null, "Europe/Paris", null, null, CollectedData.Usual), CancellationToken.None);
        await pipeline.ScheduleAsync();
        await pipeline.DrainAsync();

        var body = (await GetAsync(pipeline, "1000")).Body;

        (body.GetProperty("timeZone").GetString(), body.GetProperty("posts").GetInt32()).ShouldBe(("Europe/Paris", 8));
        (body.GetProperty("firstDay").GetString(), body.GetProperty("lastDay").GetString()).ShouldBe(("2025-11-22", "2026-11-21"));
        var slots = body.GetProperty("slots").EnumerateArray().ToList();
        slots.Count.ShouldBe(168);
        slots.Where(slot => slot.GetProperty("n").GetInt32() > 0).Select(slot => (slot.GetProperty("weekday").GetInt32(), slot.GetProperty("hour").GetInt32(), slot.GetProperty("n").GetInt32()))
            .ShouldBe([(5, 18, 4), (7, 0, 3), (7, 1, 1)], "on the night before summer time ended, 23:30 UTC was 1:30");
        slots[0].GetRawText().ShouldBe("""{"weekday":1,"hour":0,"n":0,"index":null,"interval":null,"status":"not_enough_data"}""");
        var recommended = body.GetProperty("recommended");
        (recommended.GetProperty("weekday").GetInt32(), recommended.GetProperty("hour").GetInt32(), recommended.GetProperty("status").GetString()).ShouldBe((5, 18, "ok"));
        recommended.GetProperty("interval").GetProperty("low").GetDouble().ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Get_UnknownPage_SaysSo()
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));

        (await GetAsync(pipeline, "999")).Status.ShouldBe(404);
    }

    private static string Text(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", null);

    private static async Task<HttpAnswer> GetAsync(Pipeline pipeline, string id) =>
        await pipeline.SendAsync(await pipeline.Get<PostingTimesReport>().GetAsync("facebook", id, new(null, null, null), CancellationToken.None));
}
