using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Feed.Answers;

/// <summary>Writes what a request asked for; what it throws before the first byte becomes an error answer.</summary>
internal interface IFeedAnswer
{
    Task WriteAsync(HttpContext http, CancellationToken cancellation);
}
