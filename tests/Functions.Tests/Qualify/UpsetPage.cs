using Engagement.Core;
using Engagement.Core.Conversations;
using Engagement.Core.Crises;
using Engagement.Core.Text;
using Engagement.Functions.Collect;
using Engagement.Functions.Compute;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Qualify;

/// <summary>A page with a made-up audience of eight weeks, ordinary but for the storms that a test lets loose, across the end of daylight saving time.</summary>
internal sealed class UpsetPage(Pipeline pipeline) : IAsyncDisposable
{
    public const string Angry = "Honte, boycott";

    public static readonly PageKey Page = new(Network.Facebook, "1000");
    public static readonly DayRange Days = DayRange.EndingOn(new(2026, 11, 20), 56);

    private static readonly TextReadings Readings = new(Read, 1);

    public Pipeline Pipeline => pipeline;

    public static async Task<UpsetPage> StartAsync(AzuriteFixture azurite, params (string Name, string? Value)[] settings)
    {
        var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"), settings.ToDictionary(s => s.Name, s => s.Value), readings: Readings);
        await pipeline.RegisterAsync(collects: CollectedData.Usual);
        return new(pipeline);
    }

    /// <summary>A comment an hour, one of ten upset.</summary>
    public static List<Comment> OrdinaryDays(int seed = 1)
    {
        var random = new Random(seed);
        var said = new List<Comment>();
        for (var at = Page.Network.StartOf(Days.FirstDay); at < End; at = at.AddHours(1))
            for (var n = random.Next(3); n > 0; n--)
                said.Add(Comment(at.AddSeconds(random.Next(3600)), random.Next(10) == 0 ? "Déçu" : "Bonjour", $"a{random.Next(300)}"));
        return said;
    }

    /// <summary>Many people who are angry, hour after hour.</summary>
    public static IEnumerable<Comment> Storm(DateOnly day, int hour, int hours, int comments = 40, string? author = null) => Enumerable.Range(0, hours * comments)
        .Select(n => Comment(Page.Network.StartOf(day).AddHours(hour + (n / comments)).AddSeconds(n % comments * 80), Angry, author ?? $"s{n}"))
        .Where(comment => comment.CreatedAt < End);

    /// <summary>What one scan of all comments finds.</summary>
    public static IReadOnlyList<Crisis> CrisesAmong(IEnumerable<Comment> comments) => [.. CrisisScan.Find(
        comments.OrderBy(comment => comment.CreatedAt).Select(comment => Voice.Of(Readings.Read(comment))).OfType<Voice>(), Page.Network.StartOf(Days.FirstDay), End)];

    public Task StoreAsync(IEnumerable<Comment> comments) => pipeline.Get<CommentRows>().UpdateAsync(comments, CancellationToken.None);

    public Task CoverAsync(DayRange days) => pipeline.Get<CollectionStates>().TouchAsync(
        Page, CollectionStream.Comments, state => state with { WantedFirstDay = Days.FirstDay, TargetDay = Days.LastDay, Covered = state.Covered.Add(days) }, CancellationToken.None);

    public async Task CollectAsync(IEnumerable<Comment> comments)
    {
        await StoreAsync(comments);
        await CoverAsync(Days);
    }

    /// <summary>Judges, as queues do, twice.</summary>
    public async Task QualifyAsync(DayRange? changed = null)
    {
        for (var delivery = 0; delivery < 2; delivery++)
            await pipeline.Get<QualitativeKpiProcessor>().RunAsync(QualifyMessage.For(Page, changed ?? Days, Days.LastDay), CancellationToken.None);
    }

    /// <summary>Finds crises only, when these days were collected.</summary>
    public async Task FindAsync(DayRange changed)
    {
        var covered = (await pipeline.Get<CollectionStates>().FindAsync(Page, CollectionStream.Comments, CancellationToken.None)).Covered;
        await pipeline.Get<CrisisFinding>().FindAsync(Page, changed, new Observation(Page.Network.StartOf(covered.Ranges[^1].LastDay.AddDays(1)), covered.Contains), CancellationToken.None);
    }

    public async Task<IReadOnlyList<Crisis>> CrisesAsync() => await pipeline.Get<CrisisRows>().ReadAsync(Page, Days, CancellationToken.None);

    public Task<string> DumpAsync() => TableDump.WriteAsync([pipeline.Tables.Crises]);

    public ValueTask DisposeAsync() => pipeline.DisposeAsync();

    private static DateTimeOffset End => Page.Network.StartOf(Days.LastDay.AddDays(1));

    private static Comment Comment(DateTimeOffset at, string text, string author) =>
        new(Page, $"{at.UtcTicks:x}{author}", CommentKind.Comment, at, "1000_1", null, author, false, text, CommentState.Visible);

    private static TextReading Read(string text) => text == "Bonjour"
        ? new(TextLanguage.French, new(0, 1, 0), TextTraits.None)
        : new(TextLanguage.French, new(1, 0, 0), text == Angry ? TextTraits.Complaint | TextTraits.Insult : TextTraits.Complaint);
}
