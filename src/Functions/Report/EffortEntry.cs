using System.Text.Json;
using Engagement.Core.Effort;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Takes in what a team spent on a page in a month; entering it again replaces it, entering nothing removes it.</summary>
internal sealed class EffortEntry(PageQuestion question, MonthlyEffortRows efforts, TimeProvider clock)
{
    private const int MaxBodyBytes = 16 * 1024;

    public Task<IResult> EnterAsync(string network, string id, string month, HttpRequest request, CancellationToken cancellation) =>
        question.AnswerAsync(network, id, async progress => await EnterAsync(progress.Page, month, request, cancellation).ConfigureAwait(false), cancellation);

    private async Task<EffortAnswer> EnterAsync(RegisteredPage page, string text, HttpRequest request, CancellationToken cancellation)
    {
        var month = EffortRequest.Month("month", text);
        if (month > DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))
            throw new PageRequestException("month", $"month '{text}' has not begun.");
        var effort = EffortRequest.Read(page.Key, month, await BodyAsync(request, cancellation).ConfigureAwait(false));
        if (effort is null)
            await efforts.RemoveAsync(page.Key, month, cancellation).ConfigureAwait(false);
        else
            await efforts.SaveAsync(effort, cancellation).ConfigureAwait(false);
        return EffortAnswer.Of(effort ?? new(page.Key, month, null, null, null));
    }

    private static async Task<JsonElement> BodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (await request.ReadAtMostAsync(MaxBodyBytes, cancellation).ConfigureAwait(false) is not { } body)
            throw new PageRequestException("body", FormattableString.Invariant($"The body is larger than {MaxBodyBytes} bytes; enter one month per request."));
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new PageRequestException("body", FormattableString.Invariant($"The body is not JSON (line {e.LineNumber + 1}); send {{\"hours\":12.5,\"cost\":600,\"currency\":\"EUR\"}}."));
        }
    }
}

/// <param name="Month">"2026-11".</param>
internal sealed record EffortAnswer(string Network, string Id, string Month, double? Hours, decimal? Cost, string? Currency)
{
    public static EffortAnswer Of(MonthlyEffort effort) => new(
        effort.Page.Network.Name, effort.Page.Id, Columns.MonthText(effort.Month), effort.Hours, effort.Cost, effort.Currency);
}
