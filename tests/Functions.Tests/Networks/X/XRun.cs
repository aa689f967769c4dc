using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Networks;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Engagement.Functions.Tests.Networks.X;

/// <summary>A pipeline with one registered account on X, which the stub plays.</summary>
internal sealed class XRun : IAsyncDisposable
{
    /// <summary>A token that nothing but the header of requests must ever show.</summary>
    public const string Token = "AAAAtestBEARER%2F0123456789";

    /// <summary>What makes the pipeline act for the stub's account.</summary>
    public static readonly (string Name, string? Value)[] Owner =
    [
        ($"X:RefreshTokens:{XStub.UserId}", FirstRefreshToken), ("X:ClientId", "client-id"), ("X:ClientSecret", "client-secret"), ("X:TokenEncryptionKey", EncryptionKey),
    ];

    public const string FirstRefreshToken = "first-refresh-token";

    /// <summary>32 bytes in base64.</summary>
    public const string EncryptionKey = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    /// <summary>22 November 2026 in UTC: the last complete day is the 21st.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    public static readonly DayRange Week = new(new(2026, 11, 15), new(2026, 11, 21));

    private XRun(Pipeline pipeline, PageKey page) => (Pipeline, Page) = (pipeline, page);

    public Pipeline Pipeline { get; }

    public PageKey Page { get; }

    public static async Task<XRun> StartAsync(
        AzuriteFixture azurite, XStub stub, string id = XStub.UserId, CollectedData collects = CollectedData.Usual, DateTimeOffset? now = null, params (string Name, string? Value)[] settings)
    {
        var all = new Dictionary<string, string?> { ["X:BaseUrl"] = stub.BaseUri.AbsoluteUri, ["X:BearerToken"] = Token };
        foreach (var (name, value) in settings)
            all[name] = value;
        var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"), all, clock: new FakeTimeProvider(now ?? Morning));
        var page = new PageKey(Network.X, id);
        await pipeline.Get<Pages>().SaveAsync(new(page, "An account", "UTC", null, null, collects), CancellationToken.None);
        return new(pipeline, page);
    }

    public Task CollectAsync(DayRange? days = null, bool isLastAttempt = false, CollectionStream stream = CollectionStream.Days) =>
        Pipeline.Get<PageCollector>().RunAsync(CollectMessage.For(Page, days ?? Week, Week.LastDay, stream), isLastAttempt, CancellationToken.None);

    public async Task<CollectionState> StateAsync(CollectionStream stream = CollectionStream.Days) =>
        CollectionStates.Read((await Pipeline.Tables.CollectionStates.GetEntityAsync<TableEntity>("x", CollectionStates.Row(Page, stream))).Value);

    public async Task<IReadOnlyList<SampledFollower>> SampleAsync(DateOnly? day = null)
    {
        var followers = new List<SampledFollower>();
        await foreach (var follower in Pipeline.Get<AudienceSampleRows>().ReadAsync(Page, day ?? Week.LastDay, CancellationToken.None))
            followers.Add(follower);
        return followers;
    }

    public async Task<IReadOnlyList<Comment>> CommentsAsync()
    {
        var comments = new List<Comment>();
        await foreach (var comment in Pipeline.Get<CommentRows>().ReadAsync(Page, Week, CancellationToken.None))
            comments.Add(comment);
        return comments;
    }

    public async Task<DailyPageMetrics> DayAsync(DateOnly day) =>
        (await Pipeline.Get<DailyPageMetricsRows>().ReadAsync(Page, new(day, day), CancellationToken.None)).ShouldHaveSingleItem();

    public async Task<IReadOnlyList<DailyPageMetrics>> DaysAsync() => await Pipeline.Get<DailyPageMetricsRows>().ReadAsync(Page, Week, CancellationToken.None);

    public Task<Post?> FindAsync(string id, DateTimeOffset createdAt) => Pipeline.Get<PostRows>().FindAsync(Page, createdAt, id, CancellationToken.None);

    /// <summary>What the same messages leave the same, however often they come: everything but what was paid, and tokens.</summary>
    public Task<string> DumpAsync() => TableDump.WriteAsync(Pipeline.Tables.All.Where(table => table != Pipeline.Tables.SpendByMonth && table != Pipeline.Tables.XTokens));

    public Task<Spend> SpendAsync(DateOnly? day = null) => Pipeline.Get<SpendRows>().FindAsync(Page, day ?? Week.LastDay, CancellationToken.None);

    public async Task ShouldNotShowTheTokenAsync()
    {
        (await Pipeline.DumpAsync()).ShouldNotContain(Token);
        Pipeline.Logs.All.ShouldAllBe(line => !line.Contains(Token, StringComparison.Ordinal));
        Pipeline.Delivered.ShouldAllBe(message => !message.Contains(Token, StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => Pipeline.DisposeAsync();
}
