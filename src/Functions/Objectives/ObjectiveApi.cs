using System.Text.Json;
using Engagement.Core;
using Engagement.Core.Objectives;
using Engagement.Functions.Api;
using Engagement.Functions.Collect;
using Engagement.Functions.Report;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Objectives;

/// <summary>Sets objectives of pages, takes in values, and says how they stand.</summary>
internal sealed class ObjectiveApi(PageQuestion question, ObjectiveRows objectives, ObjectiveValueRows values, ObjectiveProgressReader progress)
{
    private const int MaxBodyBytes = 16 * 1024;

    public Task<IResult> ListAsync(string network, string id, CancellationToken cancellation) => question.OfRegisteredAsync(network, id, async page =>
    {
        var found = await progress.ReadAsync(page, cancellation).Select(ObjectiveAnswer.Of).ToListAsync(cancellation).ConfigureAwait(false);
        return new TaggedJson(new ObjectivesAnswer(page.Key.Network.Name, page.Key.Id, found));
    }, cancellation);

    public Task<IResult> GetAsync(string network, string id, string objective, CancellationToken cancellation) => question.OfRegisteredAsync(network, id, async page =>
        await FindAsync(page, objective, cancellation).ConfigureAwait(false) is { } found
            ? new TaggedJson(ObjectiveAnswer.Of(await progress.JudgeAsync(page, found, cancellation).ConfigureAwait(false)))
            : Unknown(page.Key, objective), cancellation);

    public Task<IResult> PutAsync(HttpRequest request, string network, string id, string objective, CancellationToken cancellation) => question.OfRegisteredAsync(network, id, async page =>
    {
        var body = await ReadAsync<ObjectiveBody>(request, cancellation).ConfigureAwait(false);
        var stated = body.Read(page.Key, objective);
        await objectives.SaveAsync(stated, cancellation).ConfigureAwait(false);
        return Results.Json(ObjectiveAnswer.Of(await progress.JudgeAsync(page, stated, cancellation).ConfigureAwait(false)));
    }, cancellation);

    /// <summary>Values go first: broken off in between, the objective is still there to be removed again.</summary>
    public Task<IResult> RemoveAsync(string network, string id, string objective, CancellationToken cancellation) => question.OfRegisteredAsync(network, id, async page =>
    {
        if (!Objective.IsId(objective))
            return Unknown(page.Key, objective);
        await values.RemoveAsync(page.Key, objective, cancellation).ConfigureAwait(false);
        return await objectives.RemoveAsync(page.Key, objective, cancellation).ConfigureAwait(false) ? Results.NoContent() : Unknown(page.Key, objective);
    }, cancellation);

    public Task<IResult> AddValueAsync(HttpRequest request, string network, string id, string objective, CancellationToken cancellation) => question.OfRegisteredAsync(network, id, async page =>
    {
        var body = await ReadAsync<ObjectiveValueBody>(request, cancellation).ConfigureAwait(false);
        if (await FindAsync(page, objective, cancellation).ConfigureAwait(false) is not { } stated)
            return Unknown(page.Key, objective);
        if (stated.KpiId is { } kpi)
            throw new PageRequestException("value", $"objective {objective} is measured by the KPI {kpi}; values are entered for objectives without one.");
        var day = ObjectiveBody.Day("firstDay", body.FirstDay);
        if (stated.Periods().All(period => period.FirstDay != day))
            throw new PageRequestException("firstDay", FormattableString.Invariant($"firstDay {day:yyyy-MM-dd} does not begin a period of the objective; they begin {string.Join(", ", stated.Periods().Take(3).Select(period => Columns.Text(period.FirstDay)))}, ..."));
        if (body.Value is not { } value || !double.IsFinite(value))
            throw new PageRequestException("value", "value is missing; send a number.");
        await values.SaveAsync(page.Key, objective, day, value, cancellation).ConfigureAwait(false);
        return Results.Json(ObjectiveAnswer.Of(await progress.JudgeAsync(page, stated, cancellation).ConfigureAwait(false)));
    }, cancellation);

    // Table Storage refuses keys with some characters; no objective has them.
    private async Task<Objective?> FindAsync(RegisteredPage page, string objective, CancellationToken cancellation) =>
        Objective.IsId(objective) ? await objectives.FindAsync(page.Key, objective, cancellation).ConfigureAwait(false) : null;

    private static async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken cancellation)
        where T : class
    {
        if (await request.ReadAtMostAsync(MaxBodyBytes, cancellation).ConfigureAwait(false) is not { } sent)
            throw new PageRequestException("body", FormattableString.Invariant($"The body is larger than {MaxBodyBytes} bytes."));
        try
        {
            return JsonSerializer.Deserialize<T>(sent.Span, JsonSerializerOptions.Web) ?? throw new PageRequestException("body", "The body is null; send a JSON object.");
        }
        catch (JsonException e)
        {
            throw new PageRequestException("body", FormattableString.Invariant($"The body is not the JSON object that is described in /api/openapi.json (line {e.LineNumber + 1}, {e.Path})."));
        }
    }

    private static IResult Unknown(PageKey page, string objective) => Results.Problem(
        $"Page {page} has no objective '{objective}'; PUT it first.", statusCode: StatusCodes.Status404NotFound, title: "There is no such objective.");
}
