using System.Globalization;
using Engagement.Core;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>The query of GET .../days as it was sent.</summary>
internal sealed record DaysQuery(string? FirstDay, string? LastDay, string? AsOf);

/// <summary>Answers with a page's daily metrics, as known now or as known on a day in the past.</summary>
internal sealed class DaysReport(PageDirectory directory, DailyPageMetricsRows now, DailyPageMetricsAsOfRows then, TimeProvider clock)
{
    private const int DefaultDays = 28;

    // A year and a leap day: enough for a year-on-year chart, and one answer stays small.
    private const int MaxDays = 366;

    public async Task<IResult> GetAsync(string network, string id, DaysQuery query, CancellationToken cancellation)
    {
        try
        {
            var page = PageInRoute.Read(network, id);
            if (await directory.FindAsync(page, cancellation).ConfigureAwait(false) is not { } progress)
                return Problem.UnknownPage(page);
            var (range, asOf) = Read(query, PageAnswer.Of(progress, clock).TargetDay);
            var days = asOf is { } day
                ? await then.ReadAsync(page, range, day, cancellation).ConfigureAwait(false)
                : await now.ReadAsync(page, range, cancellation).ConfigureAwait(false);
            return Results.Json(DaysAnswer.Of(page, range, asOf, days));
        }
        catch (PageRequestException e)
        {
            return Problem.BadInput(e.Field, e.Message);
        }
    }

    private static (DayRange Range, DateOnly? AsOf) Read(DaysQuery query, DateOnly targetDay)
    {
        var asOf = Day("asOf", query.AsOf);
        var last = Day("lastDay", query.LastDay) ?? (asOf < targetDay ? asOf.Value : targetDay);
        var first = Day("firstDay", query.FirstDay) ?? last.AddDays(1 - DefaultDays);
        if (last < first)
            throw new PageRequestException("lastDay", FormattableString.Invariant($"lastDay {last:yyyy-MM-dd} is before firstDay {first:yyyy-MM-dd}; swap them."));
        var range = new DayRange(first, last);
        return range.DayCount <= MaxDays
            ? (range, asOf)
            : throw new PageRequestException("firstDay", FormattableString.Invariant($"the range has {range.DayCount} days; ask for at most {MaxDays} at a time."));
    }

    private static DateOnly? Day(string field, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2004 and < 9999
            ? day
            : throw new PageRequestException(field, $"{field} '{text}' is not a day since 2004; write it as 2026-11-21.");
    }
}
