using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Core.Answers;
using Engagement.Core.Crises;
using Engagement.Core.FakeFans.Pages;
using Engagement.Core.Kpis;
using Engagement.Core.Moderation;
using Engagement.Core.Objectives;
using Engagement.Core.Text;
using Engagement.Core.Tones;
using Engagement.Functions.Collect;
using Engagement.Functions.Privacy;
using Engagement.Functions.Storage;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Storage;

public class TableDocsTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "docs", "tables");
    private static readonly PageKey Page = new(Network.Facebook, "1000");
    private static readonly DateOnly Day = new(2026, 11, 21);
    private static readonly DateTimeOffset Instant = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    private static readonly TableEntity FullPost = PostRows.Write(PostCount.All.Aggregate(
            new Post(Page, "1000_1", Instant, PostType.Photo, "Text", new("https://example.org/1"), default, default, default), (post, count) => count.Set(post, MetricValue.Ok(1))));

    private static readonly PageAnomaly FullAnomaly = new(
        "burst-20261121", AnomalyKind.Burst, new(Day, Day), Day, 0.6, SuspicionLevel.Watch,
        new(50, 10, 12, 5)
        {
            OfFollowersRate = 0.1, EngagementPerFollowerRatio = 0.9, DilutionLogLikelihoodRatio = 1, CountryDivergence = 0.2, Country = "FR", CountryExcess = 9, LostRate = 0.3, SilentRate = 1,
        },
        [new(AnomalyKind.Burst, new(Day, Day), 0.6)],
        [new(RivalCauseKind.ViralPost, 0.1, "1")]);

    /// <summary>A row of each table with everything in it.</summary>
    internal static readonly Dictionary<string, TableEntity> FullRows = new()
    {
        ["Pages"] = Pages.Write(new(Page, "Name", "Europe/Paris", "FR", Day, CollectedData.Usual) { Tenant = "Us", NetworkId = "1", ListsAllPosts = true, BusinessHours = BusinessHours.Parse("Mo-Fr 09:00-18:00") }),
        ["CollectionStates"] = CollectionStates.Write(new(Page, CollectionStream.Days, Day, Day, Day, CoveredDays.None.Add(new(Day, Day)), MetricStatus.NoPermission, "Why.", Day)),
        ["ComputationStates"] = ComputationStates.Write(Page, Day),
        ["DailyPageMetrics"] = DailyPageMetricsRows.Write(new(Page, Day, PageMetric.All.ToDictionary(m => m, _ => MetricValue.Ok(1)))),
        ["DailyPageMetricsAsOf"] = DailyPageMetricsAsOfRows.Write(DailyPageMetricsRows.Write(new(Page, Day, PageMetric.All.ToDictionary(m => m, _ => MetricValue.Ok(1)))), Day),
        ["Posts"] = FullPost,
        ["PostsAsOf"] = PostsAsOfRows.Write(FullPost, Day, listed: true),
        ["Comments"] = CommentRows.Write(new Comment(Page, "1_2", CommentKind.Reply, Instant, "1000_1", "1_1", "0f", false, "Text", CommentState.Hidden)
        {
            StateSince = Instant, StateToldAt = Instant, PostDay = Day, Likes = MetricValue.Ok(1), Replies = MetricValue.Ok(1), LikedByPage = true,
            Reading = new(new(TextLanguage.French, new(0.1f, 0.2f, 0.7f), TextTraits.Question), 1),
        }),
        ["SentimentByDay"] = ConversationRows.Write(new DailySentiment(Page, Day, TextLanguage.French, "1000_1", Day)),
        ["ModerationByDay"] = ConversationRows.Write(new DailyModeration(Page, Day, CommentState.Hidden, CommentContent.Criticism, 1)),
        ["ResponseTimeBuckets"] = ConversationRows.Write(new DailyResponses(Page, Day, true, ResponseTimeBucket.Within1Hour, 1)),
        ["TermsByWeek"] = TermRows.Write(Page, Day, new("freins", 3, 3, default, [Keys.CommentRow(Instant, "1_2")])),
        ["Crises"] = CrisisRows.Write(Page, new(Instant, Instant, new(Instant, 6, 82.5, 90, 80, 60, 50, [new(CrisisSignal.UpsetVolume, 0.65, 60, 4, 8)]))),
        ["FollowersByCountry"] = FollowersByCountryRows.Write(Page, Day, "FR", MetricValue.Ok(1)),
        ["Messages"] = MessageRows.Write(new(Page, "0f", "1f", Instant, false, true)),
        ["RefusedMetrics"] = RefusedMetrics.Write(Page, "v26.0", "page_views_total|day", RefusedMetric.On(Day)),
        ["PeriodKpis"] = PeriodKpiRows.Write(Page, new(
            new(QuantitativeKpis.Definitions[0], new(Day, Day), 1, 1, 1, 1, 0, MetricStatus.Ok, new(0, 1, 0.95, "wilson"), "1"), Instant)),
        ["MonthlyEfforts"] = MonthlyEffortRows.Write(new(Page, Day, 1, 1, "EUR")),
        ["SpendByMonth"] = SpendRows.Write(Page, Day, new(1, 1, 1)),
        ["PageTokens"] = PageTokens.Write(Page, new(MetricStatus.NoPermission, "Why.", Instant, Instant, ["read_insights"], ["pages_read_engagement"])),
        ["AudienceSamples"] = AudienceSampleRows.Write(new(Page, Day, 1, "0f", Day, 1, 1, 1, 1) { HasDefaultImage = false, IsProtected = false, IsVerified = false, HandleShape = "a1" }),
        ["FollowerAudits"] = FollowerAuditRows.Write(Page, Day, new("x", "0f", Day, "ok", 1, 0, 0, 1, 0, 1, 0.5, 1, 0, 0, 0, 0, [], [])),
        ["XTokens"] = XTokenRows.Write(Page, new("0f") { RefreshToken = "r", AccessToken = "a", AccessUntil = Instant, LeaseOwner = "0f", LeaseUntil = Instant }),
        ["Anomalies"] = AnomalyRows.Write(Page, FullAnomaly),
        ["AnomalyVerdicts"] = AnomalyVerdictRows.Write(Page, new("burst-20261121", Day, SuspicionLevel.Watch, 0.6)),
        ["AnomalyExplanations"] = AnomalyExplanationRows.Write(Page, new(AnomalyKind.Burst, new(Day, Day), "Why.", "Who")),
        ["TeamEvents"] = TeamEventRows.Write(Page, new("press", new(Day, Day), "Press")),
        ["PageSurprises"] = PageSurpriseRows.Write(Page, new(Day, [1, 2, 3, 4])),
        ["PeerShocks"] = PeerShockRows.Write(Network.Facebook, Day, new(9, 1, 1, 1), new(9, 1, 1, 1), told: true),
        ["Alerts"] = AlertRows.Write(new("crisis", "2026-11-21", Page), new(Instant, 1, Instant, 1)),
        ["FailedMessages"] = FailedMessageRows.Write("collect", "{}", new("Why.", true, Instant)),
        ["Erasures"] = ErasureRows.Write(new(Network.Facebook, "0f", ["0f"], ErasureStatus.Confirmed, Instant, Instant)),
        ["Objectives"] = ObjectiveRows.Write(new(Page, "contacts", "Contacts", ObjectiveKind.Level, ObjectiveDirection.AtLeast, 2, "contacts", PeriodKind.Month, new(2026, 3, 1), new(2026, 8, 31), "views")),
        ["ObjectiveValues"] = ObjectiveValueRows.Write(Page, "contacts", Day, 1),
        ["FeedChanges"] = FeedChanges.Write(new(1, "facebook/1000", "comment", "hide", "1000_1", "1_2", Instant)),
    };

    public static TheoryData<string> Tables => [.. FullRows.Keys];

    [Fact]
    public void Docs_Folder_HasOnePagePerTable()
    {
        Directory.GetFiles(Folder).Select(Path.GetFileNameWithoutExtension).ShouldBe(FullRows.Keys, ignoreOrder: true);
        new PipelineTables(new TableServiceClient("UseDevelopmentStorage=true")).All.Select(t => t.Name).ShouldBe(FullRows.Keys, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Docs_EachColumn_IsDescribedWithItsType(string table)
    {
        var documented = Rows(table, "## Columns").ToDictionary(cells => cells[0], cells => cells[1]);

        documented.ShouldBe(Columns(FullRows[table]), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Docs_Page_HasHeadingKeysAndMeanings(string table)
    {
        File.ReadLines(PageOf(table)).First().ShouldBe($"# {table}");
        Rows(table, "## Keys").Select(cells => cells[0]).ShouldBe(["PartitionKey", "RowKey"]);
        Rows(table, "## Keys").Concat(Rows(table, "## Columns")).ShouldAllBe(cells => cells.All(cell => cell.Length > 0));
    }

    private static Dictionary<string, string> Columns(TableEntity row) => row
        .Where(c => c.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag"))
        .ToDictionary(c => c.Key, c => c.Value switch
        {
            string => "String",
            long => "Int64",
            int => "Int32",
            double => "Double",
            DateTimeOffset => "DateTime",
            bool => "Boolean",
            var other => $"undocumented type {other?.GetType()}",
        });

    /// <summary>The rows of the table under a heading, without its head.</summary>
    private static IEnumerable<string[]> Rows(string table, string heading) => File.ReadLines(PageOf(table))
        .SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith('#'))
        .Where(line => line.StartsWith('|')).Skip(2)
        .Select(line => line.Replace("\\|", "/", StringComparison.Ordinal).Trim('|').Split('|', StringSplitOptions.TrimEntries));

    private static string PageOf(string table) => Path.Combine(Folder, table + ".md");
}
