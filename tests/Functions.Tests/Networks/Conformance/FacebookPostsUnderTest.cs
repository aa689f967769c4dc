using System.Globalization;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Networks.Conformance;

/// <summary>GET /{page}/published_posts.</summary>
internal sealed class FacebookPostsUnderTest : ListingUnderTest
{
    private readonly GraphStub _stub;

    private FacebookPostsUnderTest(GraphStub stub, Pipeline pipeline)
    {
        (_stub, Pipeline) = (stub, pipeline);
        stub.Instead = request => request.Edge == "published_posts" ? Answer(request) : null;
    }

    public override Pipeline Pipeline { get; }

    public override PageKey Page { get; } = new(Network.Facebook, "1000");

    public override CollectionStream Stream => CollectionStream.Days;

    public override ListedError DeadToken => new(400, GraphStub.Error(190, 463, $"Error validating access token {Pipeline.Token}"));

    public static async Task<ListingUnderTest> StartAsync(AzuriteFixture azurite)
    {
        var stub = await GraphStub.StartAsync();
        var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri);
        await pipeline.RegisterAsync(collects: CollectedData.Posts);
        return new FacebookPostsUnderTest(stub, pipeline);
    }

    public override Task CollectAsync(CancellationToken cancellation) =>
        Pipeline.Get<PageCollector>().RunAsync(CollectMessage.For(Page, Week, Week.LastDay), isLastAttempt: false, cancellation);

    public override async Task<IReadOnlyList<(string Id, long? Count)>> StoredAsync() =>
        [.. (await Pipeline.Get<PostRows>().ReadCountsAsync(Page, new(Week.FirstDay.AddDays(-9), Week.LastDay.AddDays(9)), CancellationToken.None)).Select(post => (post.Id["1000_".Length..], post.Reactions.Count))];

    protected override ValueTask DisposeServerAsync() => _stub.DisposeAsync();

    private StubAnswer Answer(StubRequest request)
    {
        var (page, error) = Answer(request.Query.GetValueOrDefault("after"));
        if (error is not null)
            return new(error.Status, error.Body);
        // The last page has a cursor too.
        var next = page!.Next is null ? "" : $",\"next\":\"{_stub.BaseUri}next?access_token=secret&after={page.Next}\"";
        return new(200, $$"""{"data":[{{string.Join(',', page.Items.Select(Item))}}],"of_tomorrow":1,"paging":{"cursors":{"before":"b","after":"{{page.Next ?? "end"}}"}{{next}} } }""");
    }

    private static string Item(ListedItem item)
    {
        var quote = item.IsText ? "\"" : "";
        var total = item.Count is { } count ? string.Create(CultureInfo.InvariantCulture, $$""","reactions":{"data":[],"summary":{"total_count":{{quote}}{{count}}{{quote}},"viewer_reaction":"NONE"} }""") : "";
        var createdAt = item.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", CultureInfo.InvariantCulture);
        return $$"""{"id":"1000_{{item.Id}}","created_time":"{{createdAt}}","of_tomorrow":{"a":[1]}{{total}} }""";
    }
}
