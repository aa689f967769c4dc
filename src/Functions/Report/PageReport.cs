using Engagement.Functions.Access;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Lists the registered pages and how far each has come.</summary>
internal sealed class PageReport(PageDirectory directory, TimeProvider clock)
{
    public IResult Get(Reader reader, CancellationToken cancellation) => Results.Json(new PagesAnswer(ReadAsync(reader, cancellation)));

    private async IAsyncEnumerable<PageAnswer> ReadAsync(Reader reader, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var progress in directory.ReadAsync(cancellation).ConfigureAwait(false))
            if (reader.MayRead(progress.Page.Key))
                yield return PageAnswer.Of(progress, clock);
    }
}
