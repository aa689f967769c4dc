using System.Text.Json;
using Engagement.Functions.Networks;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Report;

/// <summary>Registers a page, or changes its registration. The timer collects it at its next run.</summary>
internal sealed class PageRegistration(
    Pages pages, PageDirectory directory, IEnumerable<INetworkSource> sources, TimeProvider clock, ILogger<PageRegistration> log)
{
    private const int MaxBodyBytes = 16 * 1024;

    public async Task<IResult> RegisterAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            if (await ReadBodyAsync(request, cancellation).ConfigureAwait(false) is not { } body)
                return Problem.TooLarge(MaxBodyBytes);
            using var json = JsonDocument.Parse(body);
            var page = PageRequest.Read(json.RootElement, [.. sources.Select(source => source.Network)]);
            await pages.SaveAsync(page, cancellation).ConfigureAwait(false);
            log.LogInformation("Registered {Page}", page.Key);
            return Results.Json(PageAnswer.Of((await directory.FindAsync(page.Key, cancellation).ConfigureAwait(false))!, clock));
        }
        catch (JsonException e)
        {
            return Problem.BadInput("body", FormattableString.Invariant($"The body is not JSON (line {e.LineNumber + 1}); send an object such as {{\"network\":\"facebook\",\"id\":\"1000\"}}."));
        }
        catch (PageRequestException e)
        {
            return Problem.BadInput(e.Field, e.Message);
        }
    }

    /// <returns>Null when there is more than is accepted.</returns>
    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        var buffer = new byte[MaxBodyBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        if (length > MaxBodyBytes)
            return null;
        return buffer.AsMemory(0, length);
    }
}
