using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Lists the registered pages and how far each has come.</summary>
internal sealed class PageReport(PageDirectory directory, TimeProvider clock)
{
    public IResult Get(CancellationToken cancellation) => Results.Json(new PagesAnswer(ReadAsync(cancellation)));

    private async IAsyncEnumerable<PageAnswer> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var progress in directory.ReadAsync(cancellation).ConfigureAwait(false))
            yield return PageAnswer.Of(progress, clock);
    }
}
