using Azure;
using Engagement.Functions.Access;
using Engagement.Functions.Feed;
using Engagement.Functions.Feed.Answers;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Feed.Query;
using Engagement.Functions.Report;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Export;

/// <summary>Any set of the feed as a file, by the feed's own query: Posts.csv, DailyMetrics.xlsx.</summary>
internal sealed class ExportEndpoint(FeedModel model, FeedReading reading, TimeProvider clock, ILogger<ExportEndpoint> log)
{
    // No paging, so no skip tokens; a count has no place in a file.
    private static readonly string[] NotHere = ["$skiptoken", "$count", "$format"];

    public IResult Get(string file) => new Answer(http => RunAsync(http, file), log);

    private async Task RunAsync(HttpContext http, string file)
    {
        var (set, write) = Format(file);
        var options = QueryOptions.Read(http.Request.QueryString.Value ?? "");
        if (options.All.FirstOrDefault(option => NotHere.Contains(option.Key)) is { Key: not null } other)
            throw FeedException.Bad($"{other.Key} cannot be used in an export; use $filter, $select, $orderby, $top and $skip.");
        if (new RequestParser(model, clock).Read(set, options) is not FeedRequest.Rows { Query: var asked })
            throw FeedException.NotFound($"There is no set {set}; GET /api/odata lists them.");
        var query = asked.Within(new(Reader.Of(http).Pages));
        var rows = await RowsAsync(query, http.RequestAborted).ConfigureAwait(false);
        await using var first = rows.GetAsyncEnumerator(http.RequestAborted);
        // What fails before the first row is answered as an error, not as half a file.
        var any = await first.MoveNextAsync().ConfigureAwait(false);
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{file}\"";
        await write(http, query.Selected, Rest(first, any)).ConfigureAwait(false);
    }

    private static (string Set, Func<HttpContext, IReadOnlyList<FeedProperty>, IAsyncEnumerable<object>, Task> Write) Format(string file) => Path.GetExtension(file) switch
    {
        ".csv" => (Path.GetFileNameWithoutExtension(file), CsvFile.WriteAsync),
        ".xlsx" => (Path.GetFileNameWithoutExtension(file), (http, properties, rows) => WorkbookFile.WriteAsync(http, Path.GetFileNameWithoutExtension(file), properties, rows)),
        _ => throw FeedException.NotFound($"There is no export '{file}'; ask for a set with .csv or .xlsx, for example Posts.csv."),
    };

    private async Task<IAsyncEnumerable<object>> RowsAsync(FeedQuery query, CancellationToken cancellation)
    {
        var rows = await FeedRows.OfAsync(query, reading, cancellation).ConfigureAwait(false);
        if (!rows.ComeInOrder)
            return (await rows.OrderedAsync(cancellation).ConfigureAwait(false)).ToAsyncEnumerable();
        return rows.MatchingAsync(int.MaxValue, _ => true, cancellation).Where((_, index) => index >= query.Skip).TakeWhile((_, index) => query.Top is not { } top || index < top);
    }

    private static async IAsyncEnumerable<object> Rest(IAsyncEnumerator<object> rows, bool any)
    {
        for (; any; any = await rows.MoveNextAsync().ConfigureAwait(false))
            yield return rows.Current;
    }

    private sealed class Answer(Func<HttpContext, Task> run, ILogger log) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            try
            {
                await run(httpContext).ConfigureAwait(false);
            }
            catch (Exception) when (httpContext.Response.HasStarted)
            {
                log.LogError("An export broke off after it had begun");
                httpContext.Abort();
                throw;
            }
            catch (FeedException e)
            {
                await Results.Problem(e.Message, statusCode: e.Status, title: "The export is not possible.").ExecuteAsync(httpContext).ConfigureAwait(false);
            }
            catch (Exception e) when (e is RequestFailedException or AggregateException)
            {
                await Problem.StorageTrouble().ExecuteAsync(httpContext).ConfigureAwait(false);
            }
        }
    }
}
