using System.Text.Json;
using Engagement.Functions.Collect;
using Engagement.Functions.Connect;
using Engagement.Functions.Networks;
using Engagement.Functions.Networks.Facebook;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Report;

/// <summary>Registers a page, or changes its registration. The timer collects it at its next run.</summary>
internal sealed class PageRegistration(
    Pages pages, PageDirectory directory, IEnumerable<INetworkSource> sources, TokenCheck tokens, FacebookSubscription subscription, TimeProvider clock, ILogger<PageRegistration> log)
{
    private const int MaxBodyBytes = 16 * 1024;

    public async Task<IResult> RegisterAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            if (await request.ReadAtMostAsync(MaxBodyBytes, cancellation).ConfigureAwait(false) is not { } body)
                return Problem.TooLarge(MaxBodyBytes);
            using var json = JsonDocument.Parse(body);
            var page = PageRequest.Read(json.RootElement, [.. sources.Select(source => source.Network)]);
            return await ConnectAsync(page, cancellation).ConfigureAwait(false);
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

    private async Task<IResult> ConnectAsync(RegisteredPage page, CancellationToken cancellation)
    {
        IReadOnlyList<string> warnings;
        try
        {
            var token = await tokens.AskAsync(page, cancellation).ConfigureAwait(false);
            if (token is { IsRefused: true })
                return Problem.TokenRefused(token.StatusReason!);
            await pages.SaveAsync(page, cancellation).ConfigureAwait(false);
            await tokens.RecordAsync(page.Key, token, cancellation).ConfigureAwait(false);
            warnings = token switch
            {
                not null => [.. TokenWarnings.Of(token, clock.GetUtcNow())],
                null => ["No token is configured for the page; it cannot be collected before the settings have one."],
            };
        }
        catch (TransientSourceException e)
        {
            await pages.SaveAsync(page, cancellation).ConfigureAwait(false);
            warnings = [$"The token could not be checked and will be later: {e.Message}"];
        }
        if (await subscription.BeginAsync(page.Key, cancellation).ConfigureAwait(false) is { } warning)
            warnings = [.. warnings, warning];
        log.LogInformation("Registered {Page} with {Warnings} warnings", page.Key, warnings.Count);
        // Somebody may remove the page at the same moment.
        return await directory.FindAsync(page.Key, cancellation).ConfigureAwait(false) is { } progress
            ? Results.Json(PageAnswer.Of(progress, clock) with { Warnings = warnings })
            : Problem.UnknownPage(page.Key);
    }
}
