using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Connect;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Networks.Facebook;

/// <summary>One page whose comments are collected from a stub.</summary>
internal sealed class CommentRun : IAsyncDisposable
{
    public const string AuthorSecret = "a secret of more than thirty-two characters";

    public static readonly DayRange Week = new(new(2026, 11, 15), new(2026, 11, 21));

    private CommentRun(GraphStub graph, Pipeline pipeline, CommentStub comments) => (Graph, Pipeline, Comments) = (graph, pipeline, comments);

    public GraphStub Graph { get; }

    public Pipeline Pipeline { get; }

    public CommentStub Comments { get; }

    public static async Task<CommentRun> StartAsync(AzuriteFixture azurite, CollectedData collects = CollectedData.Comments, params (string Name, string? Value)[] settings)
    {
        var (graph, comments) = (await GraphStub.StartAsync(), new CommentStub());
        graph.Instead = comments.Answer;
        var all = new Dictionary<string, string?> { ["Collection:AuthorSecret"] = AuthorSecret };
        foreach (var (name, value) in settings)
            all[name] = value;
        var pipeline = await Pipeline.StartAsync(azurite, graph.BaseUri, all);
        await pipeline.RegisterAsync(collects: collects);
        // What the scheduler records before it sends anything.
        await pipeline.Get<CollectionStates>().UpdateAsync(
            new(Network.Facebook, "1000"), CollectionStream.Comments, s => s with { WantedFirstDay = new(2026, 8, 24), TargetDay = Week.LastDay }, CancellationToken.None);
        return new(graph, pipeline, comments);
    }

    public Task CollectAsync(DayRange? days = null, DateOnly? asOfDay = null, bool isLastAttempt = false) => Pipeline.Get<PageCollector>().RunAsync(
        CollectMessage.For(new(Network.Facebook, "1000"), days ?? Week, asOfDay ?? Week.LastDay, CollectionStream.Comments), isLastAttempt, CancellationToken.None);

    public Task TellAsync(string verb, string comment, DateTimeOffset at) => Pipeline.Get<FeedChangeRecorder>().RunAsync(
        new(FeedChange.CurrentVersion, "facebook/1000", "comment", verb, null, comment, at), CancellationToken.None);

    public async Task<IReadOnlyList<Comment>> StoredAsync()
    {
        var stored = new List<Comment>();
        await foreach (var row in Pipeline.Tables.Comments.QueryAsync<TableEntity>())
            stored.Add(CommentRows.Read(row));
        return stored;
    }

    public async Task<Comment> StoredAsync(string id) => (await StoredAsync()).Single(c => c.Id == id);

    public async Task<CollectionState> StateAsync() =>
        (await Pipeline.Get<CollectionStates>().FindAsync(new(Network.Facebook, "1000"), CollectionStream.Comments, CancellationToken.None))!;

    public async ValueTask DisposeAsync()
    {
        await Pipeline.DisposeAsync();
        await Graph.DisposeAsync();
    }
}
