using System.Globalization;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Networks.Conformance;

/// <summary>GET /{page}/published_posts, for comments with one under each post; or /{page}/conversations, of one message each.</summary>
internal sealed class FacebookListUnderTest : ListingUnderTest
{
    private readonly GraphStub _stub;

    private FacebookListUnderTest(GraphStub stub, Pipeline pipeline, CollectionStream stream)
    {
        (_stub, Pipeline, Stream) = (stub, pipeline, stream);
        var edge = stream == CollectionStream.Messages ? "conversations" : "published_posts";
        stub.Instead = request => request.Edge == edge ? Answer(request) : null;
    }

    public override Pipeline Pipeline { get; }

    public override PageKey Page { get; } = new(Network.Facebook, "1000");

    public override CollectionStream Stream { get; }

    public override ListedError DeadToken => new(400, GraphStub.Error(190, 463, $"Error validating access token {Pipeline.Token}"));

    public static async Task<ListingUnderTest> StartAsync(AzuriteFixture azurite, CollectionStream stream)
    {
        var stub = await GraphStub.StartAsync();
        var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri, new Dictionary<string, string?> { ["Collection:AuthorSecret"] = "a secret of this test, long enough" });
        await pipeline.RegisterAsync(collects: stream switch
        {
            CollectionStream.Days => CollectedData.Posts,
            CollectionStream.Comments => CollectedData.Comments,
            _ => CollectedData.Messages,
        });
        return new FacebookListUnderTest(stub, pipeline, stream);
    }

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

    private string Item(ListedItem item)
    {
        var quote = item.IsText ? "\"" : "";
        var createdAt = item.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", CultureInfo.InvariantCulture);
        if (Stream == CollectionStream.Comments)
        {
            var likes = item.Count is { } known ? string.Create(CultureInfo.InvariantCulture, $$""","like_count":{{quote}}{{known}}{{quote}}""") : "";
            return $$"""{"id":"1000_5{{item.Id}}","created_time":"{{createdAt}}","comments":{"data":[{"id":"1000_{{item.Id}}","message":"Bonjour","created_time":"{{createdAt}}","of_tomorrow":1{{likes}} }],"paging":{"cursors":{"before":"b","after":"a"} } } }""";
        }
        if (Stream == CollectionStream.Messages)
            return $$"""{"id":"t_{{item.Id}}","updated_time":"{{createdAt}}","message_count":1,"of_tomorrow":1,"messages":{"data":[{"id":"{{item.Id}}","created_time":"{{createdAt}}","from":{"id":"77"} }] } }""";
        var total = item.Count is { } count ? string.Create(CultureInfo.InvariantCulture, $$""","reactions":{"data":[],"summary":{"total_count":{{quote}}{{count}}{{quote}},"viewer_reaction":"NONE"} }""") : "";
        return $$"""{"id":"1000_{{item.Id}}","created_time":"{{createdAt}}","of_tomorrow":{"a":[1]}{{total}} }""";
    }
}
