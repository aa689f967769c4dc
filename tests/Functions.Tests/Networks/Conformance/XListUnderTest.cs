using System.Globalization;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Tests.Harness;
using Engagement.Functions.Tests.Networks.X;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Networks.Conformance;

/// <summary>GET /2/users/{id}/tweets, /mentions for comments, or /followers.</summary>
internal sealed class XListUnderTest : ListingUnderTest
{
    private readonly XStub _stub;
    private readonly XRun _run;

    private XListUnderTest(XStub stub, XRun run, CollectionStream stream)
    {
        (_stub, _run, Stream) = (stub, run, stream);
        stub.Instead = request => IsOf(stream, request) ? Answer(request) : null;
    }

    public override Pipeline Pipeline => _run.Pipeline;

    public override PageKey Page => _run.Page;

    public override CollectionStream Stream { get; }

    public override ListedError DeadToken => new(401, """{"title":"Unauthorized","type":"about:blank","status":401,"detail":"Unauthorized"}""");

    public static async Task<ListingUnderTest> StartAsync(AzuriteFixture azurite, CollectionStream stream)
    {
        var stub = await XStub.StartAsync();
        var collects = stream switch
        {
            CollectionStream.Days => CollectedData.Insights | CollectedData.Posts,
            CollectionStream.Comments => CollectedData.Comments,
            _ => CollectedData.Audience,
        };
        return new XListUnderTest(stub, await XRun.StartAsync(azurite, stub, collects: collects, settings: ("Collection:AuthorSecret", "a secret of this test, long enough")), stream);
    }

    protected override ValueTask DisposeServerAsync() => _stub.DisposeAsync();

    private static bool IsOf(CollectionStream stream, XStubRequest request) => stream switch
    {
        CollectionStream.Days => request.IsTimeline,
        CollectionStream.Comments => request.IsMentions,
        _ => request.IsFollowers,
    };

    private XStubAnswer Answer(XStubRequest request)
    {
        var (page, error) = Answer(request["pagination_token"]);
        if (error is not null)
            return new(error.Status, error.Body);
        var next = page!.Next is null ? "" : $",\"next_token\":\"{page.Next}\"";
        // Nothing listed: neither "data" nor ids.
        return new(200, page.Items.Count == 0
            ? $$"""{"meta":{"result_count":0{{next}} } }"""
            : $$"""{"data":[{{string.Join(',', page.Items.Select(Item))}}],"of_tomorrow":[],"meta":{"result_count":{{page.Items.Count}},"newest_id":"9","oldest_id":"1"{{next}} } }""");
    }

    private static string Item(ListedItem item)
    {
        var quote = item.IsText ? "\"" : "";
        var metrics = item.Count is { } count ? string.Create(CultureInfo.InvariantCulture, $$""","public_metrics":{"like_count":{{quote}}{{count}}{{quote}},"of_tomorrow":1}""") : "";
        return $$"""{"id":"{{item.Id}}","created_at":"{{item.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'.000Z'", CultureInfo.InvariantCulture)}}"{{metrics}} }""";
    }
}
