using System.Text.Json;
using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Core.FakeFans.Pages;
using Engagement.Core.Text;
using Engagement.Core.Tones;
using Engagement.Functions.Collect;
using Engagement.Functions.Feed;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Report;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Functions.Tests.Report;
using Engagement.Functions.Tests.Storage;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Feed;

/// <summary>The sets of what was judged, and every set on a row with everything in it.</summary>
public sealed class JudgementSetsTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly PageKey Page = new(Network.Facebook, "1000");
    private static readonly DateOnly Day = new(2026, 11, 21);

    private Pipeline? _pipeline;

    private Pipeline Pipeline => _pipeline!;

    public async ValueTask InitializeAsync()
    {
        _pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await StoreAsync("1000");
    }

    public ValueTask DisposeAsync() => _pipeline?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task EverySet_OfFullRows_HasRowsWithAllThatIsRequired()
    {
        foreach (var set in Pipeline.Get<FeedModel>().Sets)
        {
            var answer = await Pipeline.FeedAsync($"{set.Name}?$top=50");

            answer.Status.ShouldBe(200, answer.Body);
            var rows = answer.Json.GetProperty("value").EnumerateArray().ToList();
            rows.ShouldNotBeEmpty(set.Name);
            foreach (var required in set.Properties.Where(property => !property.IsNullable))
                rows.ShouldAllBe(row => row.GetProperty(required.Name).ValueKind != JsonValueKind.Null, $"{set.Name}.{required.Name}");
        }
    }

    [Fact]
    public async Task EverySet_OfPagesWhoseIdsBeginAlike_IsPagedInTheOrderOfItsKeys()
    {
        await StoreAsync("100");
        await Pipeline.Get<Pages>().SaveAsync(new(new(Network.Facebook, "100"), null, null, null, null, CollectedData.Usual), CancellationToken.None);
        // Stored, and nobody's any more.
        await StoreAsync("10000");

        foreach (var set in new[] { "ResponseTimeBuckets", "SentimentByDay", "ModerationByDay", "TopicsByWeek", "Anomalies", "AnomalyVerdicts", "FollowerAudits", "TeamEvents", "Crises", "FollowerCountries", "MonthlyEfforts" })
        {
            var keys = await Pipeline.AllKeysAsync($"{set}?$select=Key", pageSize: 1);

            keys.Select(key => string.Join('~', key.Split('~')[..2])).ShouldBe(["facebook~1000", "facebook~100"], set);
            if (Pipeline.Get<FeedModel>().Find(set)!.Properties.FirstOrDefault(property => property.Role == PropertyRole.Day) is { } day)
                (await Pipeline.AllKeysAsync($"{set}?$select=Key&$filter={day.Name} ge 2026-11-01", pageSize: 1)).ShouldBe(keys, set);
            foreach (var key in keys)
                (await Pipeline.FeedAsync($"{set}('{key}')")).Status.ShouldBe(200, key);
        }
    }

    [Fact]
    public async Task SentimentByDay_LeadsToPostsThatAreStored_AndToNoOthers()
    {
        foreach (var said in new DailySentiment[]
        {
            new(Page, Day, TextLanguage.French, "1000_9", Day), new(Page, Day, TextLanguage.French, null, null), new(Page, Day.AddDays(1), TextLanguage.English, "1000_1", Day) { Comments = 3 },
        })
            await Pipeline.Tables.SentimentByDay.UpsertEntityAsync(ConversationRows.Write(said));

        var rows = (await Pipeline.FeedAsync("SentimentByDay?$select=Key,PostKey,Comments")).Json.GetProperty("value").EnumerateArray()
            .ToDictionary(row => row.GetProperty("Key").GetString()!, row => row.GetProperty("PostKey").GetString());

        rows.ShouldBe(new Dictionary<string, string?>
        {
            ["facebook~1000~20261121~French~-"] = null,
            ["facebook~1000~20261121~French~1000_1"] = "facebook~1000~20261121T100000Z~1000_1",
            ["facebook~1000~20261121~French~1000_9"] = null,
            ["facebook~1000~20261122~English~1000_1"] = "facebook~1000~20261121T100000Z~1000_1",
        });
        (await Pipeline.FeedAsync("SentimentByDay?$filter=PostKey eq 'facebook~1000~20261121T100000Z~1000_1'&$select=Key")).Keys().Count().ShouldBe(2);
        (await Pipeline.FeedAsync("Posts('facebook~1000~20261121T100000Z~1000_1')")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task TopicsByWeek_LeavesTheRowOfAllTermsOut()
    {
        await Pipeline.Tables.TermsByWeek.UpsertEntityAsync(TermRows.Write(Page, Day, new(TermRows.AllTerms, 30, 0, default, [])));

        (await Pipeline.FeedAsync("TopicsByWeek")).Json.GetProperty("value").EnumerateArray().Select(row => row.GetProperty("Term").GetString()).ShouldBe(["freins"]);
        (await Pipeline.FeedAsync("TopicsByWeek('facebook~1000~20261121~*')")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Anomalies_SayWhatTheApiSays()
    {
        var row = (await Pipeline.FeedAsync("Anomalies")).Json.GetProperty("value").EnumerateArray().Single();
        var api = (await Pipeline.SendAsync(await Pipeline.Get<AnomaliesReport>().GetAsync("facebook", "1000", new(null, null, null), CancellationToken.None)))
            .Body.GetProperty("anomalies").EnumerateArray().Single();

        row.GetProperty("AnomalyId").GetString().ShouldBe(api.GetProperty("id").GetString());
        foreach (var (language, suffix) in new[] { ("en", "En"), ("fr", "Fr") })
        {
            row.GetProperty("Evidence" + suffix).GetString().ShouldBe(api.GetProperty(language).GetProperty("evidence").GetString());
            row.GetProperty("RivalCauses" + suffix).GetString().ShouldBe(api.GetProperty(language).GetProperty("rivals").GetString());
        }
        row.GetProperty("IsExplained").GetBoolean().ShouldBeTrue();
        row.GetProperty("Explanation").GetString().ShouldBe("Why.");
        row.GetProperty("ExplainedAt").GetDateTimeOffset().ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task Anomalies_ThatNobodyExplained_SaySo()
    {
        await Pipeline.Tables.AnomalyExplanations.UpsertEntityAsync(AnomalyExplanationRows.Write(Page, new(AnomalyKind.Purge, new(Day, Day), "Another kind.", null)), TableUpdateMode.Replace);
        await Pipeline.Tables.AnomalyExplanations.DeleteEntityAsync("facebook|1000", "20261121|burst");

        var row = (await Pipeline.FeedAsync("Anomalies?$filter=PeakDay eq 2026-11-21")).Json.GetProperty("value").EnumerateArray().Single();

        row.GetProperty("IsExplained").GetBoolean().ShouldBeFalse();
        row.GetProperty("Explanation").ValueKind.ShouldBe(JsonValueKind.Null);
        row.GetProperty("ExplainedAt").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Crises_SayWhatTheApiSays()
    {
        var row = (await Pipeline.FeedAsync("Crises?$filter=StartDay eq 2026-11-21 and EndedAt ne null")).Json.GetProperty("value").EnumerateArray().Single();
        var api = (await Pipeline.SendAsync(await Pipeline.Get<CrisesReport>().GetAsync("facebook", "1000", new(null, null, null), CancellationToken.None)))
            .Body.GetProperty("crises").EnumerateArray().Single();

        (row.GetProperty("CrisisId").GetString(), row.GetProperty("Level").GetString()).ShouldBe((api.GetProperty("id").GetString(), "crisis"));
        row.GetProperty("EvidenceEn").GetString().ShouldBe("60 upset comments from 50 people within 6 hours; usual at this time of day: 4.");
        row.GetProperty("EvidenceFr").GetString().ShouldBe(api.GetProperty("evidence").EnumerateArray().Single().GetProperty("fr").GetString());
    }

    [Fact]
    public async Task FollowerAudits_CountTheCohortsThatAreFlagged()
    {
        await Pipeline.Tables.FollowerAudits.UpsertEntityAsync(FollowerAuditRows.Write(Page, Day.AddDays(-1), new(
            "x", "0f", null, "not_enough_data", 12, null, null, null, null, null, 0.5, 1, 2, 9, null, null, [],
            [new("created", "2026-01-01", 5, 1, 0.001, null, null, null, null, true), new("handle", "a1", 4, 2, 0.01, null, null, null, null, false)])));

        var row = (await Pipeline.FeedAsync("FollowerAudits?$filter=Day lt 2026-11-21")).Json.GetProperty("value").EnumerateArray().Single();

        (row.GetProperty("SampleSize").GetInt64(), row.GetProperty("Cohorts").GetInt32(), row.GetProperty("Day").GetString()).ShouldBe((12, 1, "2026-11-20"));
        row.GetProperty("FakeShare").ValueKind.ShouldBe(JsonValueKind.Null, "it is not known, and not 0");
    }

    [Fact]
    public async Task Dates_HoldTheFirstDayOfTheFirstWeek()
    {
        // A Sunday: its week begins in the year before.
        await Pipeline.Get<CollectionStates>().TouchAsync(Page, CollectionStream.Days, state => state with { WantedFirstDay = new(2023, 1, 1) }, CancellationToken.None);

        (await Pipeline.FeedAsync("Dates(2022-12-26)")).Status.ShouldBe(200);
    }

    /// <summary>Stores a row with everything in it in each table, as of a page.</summary>
    private async Task StoreAsync(string page)
    {
        foreach (var (name, full) in TableDocsTests.FullRows)
        {
            var row = new TableEntity(Of(page, full.PartitionKey), full.PartitionKey == Network.Facebook.Name ? full.RowKey.Replace("1000", page, StringComparison.Ordinal) : full.RowKey);
            foreach (var (column, value) in full.Where(column => column.Key is not ("PartitionKey" or "RowKey")))
                row[column] = column == "PageId" ? page : value;
            // Only one page is registered.
            if (page == "1000" || name != "Pages")
                await Pipeline.Tables.All.Single(table => table.Name.EndsWith("p" + Environment.ProcessId + name, StringComparison.Ordinal)).UpsertEntityAsync(row, TableUpdateMode.Replace);
        }
    }

    private static string Of(string page, string partition) =>
        string.Join('|', partition.Split('|').Select((part, index) => index == 1 && part == "1000" ? page : part));
}
