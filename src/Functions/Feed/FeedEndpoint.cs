using Engagement.Functions.Access;
using Engagement.Functions.Feed.Answers;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Feed.Query;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Feed;

/// <summary>Answers what is asked under a service root.</summary>
internal sealed class FeedEndpoint(FeedModel model, FeedReading reading, PublicAddress publicAddress, TimeProvider clock, ILogger<FeedEndpoint> log)
{
    /// <param name="route">Where the service root is, behind the public address.</param>
    /// <param name="path">What follows the root; null for the root itself.</param>
    public IResult Get(string route, string? path) => new FeedResult(http => Prepare(http, route, path ?? ""), log);

    private IFeedAnswer Prepare(HttpContext http, string route, string path)
    {
        var request = http.Request;
        FeedHeaders.CheckVersions(request);
        var options = QueryOptions.Read(request.QueryString.Value ?? "");
        var format = options.Find("$format");
        var address = new FeedAddress($"{publicAddress.Of(request)}{route}", options);
        var allowed = new FeedScope(Reader.Of(http).Pages);
        switch (new RequestParser(model, clock).Read(new PathString("/" + path).ToUriComponent()[1..], options))
        {
            case FeedRequest.Metadata:
                MediaChoice.RequireXml(request, format);
                return new MetadataAnswer(model);
            case FeedRequest.RowCount count:
                MediaChoice.RequireText(request, format);
                return new CountAnswer(count.Query.Within(allowed), reading);
            case FeedRequest.Rows rows:
                return new RowsAnswer(
                    rows.Query.Within(allowed), address, MediaChoice.Json(request, format), FeedHeaders.PageSize(request, http.Response), reading, clock);
            case FeedRequest.Row row:
                return new RowAnswer(row.Query.Within(allowed), row.Key, address, MediaChoice.Json(request, format), reading);
            default:
                return new ServiceDocumentAnswer(model, address, MediaChoice.Json(request, format));
        }
    }
}
