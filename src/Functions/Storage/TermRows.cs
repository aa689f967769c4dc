using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Core.Topics;

namespace Engagement.Functions.Storage;

/// <summary>Table TermsByWeek: the words that several people used, week by week.</summary>
internal sealed class TermRows(PipelineTables tables)
{
    /// <summary>The row for all terms together.</summary>
    public const string AllTerms = "*";

    // Row keys of comments hold no space.
    private const char Separator = ' ';

    /// <summary>Makes the rows of a week those that are given.</summary>
    public Task ReplaceAsync(PageKey page, WeekTerms week, CancellationToken cancellation) => tables.TermsByWeek.ReplaceRowsAsync(
        Keys.Partition(page, week.Monday), Keys.DayRow(week.Monday), Keys.AfterDayRow(week.Monday),
        week.Total == 0 ? [] : week.Terms.Select(term => Write(page, week.Monday, term)).Append(Write(page, week.Monday, new(AllTerms, checked((int)week.Total), 0, default, []))),
        cancellation);

    /// <summary>A week's terms; with a total of 0 when nothing is stored of it.</summary>
    public async Task<WeekTerms> ReadAsync(PageKey page, DateOnly monday, CancellationToken cancellation)
    {
        var (total, terms) = (0L, new List<TermCount>());
        await foreach (var row in tables.TermsByWeek.ReadRowsAsync(
            Keys.Partition(page, monday), Keys.DayRow(monday), Keys.AfterDayRow(monday), null, cancellation).ConfigureAwait(false))
            if (Read(row) is { Term: not AllTerms } term)
                terms.Add(term);
            else
                total = row.GetInt32("Comments")!.Value;
        return new(monday, total, [.. terms.OrderByDescending(term => term.Comments).ThenBy(term => term.Term, StringComparer.Ordinal)]);
    }

    internal static TableEntity Write(PageKey page, DateOnly monday, TermCount term)
    {
        var row = new TableEntity(Keys.Partition(page, monday), Keys.TermRow(monday, term.Term))
        {
            ["Network"] = page.Network.Name,
            ["PageId"] = page.Id,
            ["Term"] = term.Term,
            ["Comments"] = term.Comments,
            ["Authors"] = term.Authors,
            ["Positive"] = term.Tones.Positive,
            ["Neutral"] = term.Tones.Neutral,
            ["Negative"] = term.Tones.Negative,
            ["Examples"] = string.Join(Separator, term.Examples),
        };
        row.PutDay("Monday", monday);
        return row;
    }

    private static TermCount Read(TableEntity row) => new(
        row.GetString("Term"), row.GetInt32("Comments")!.Value, row.GetInt32("Authors")!.Value,
        new(row.GetInt64("Positive")!.Value, row.GetInt64("Neutral")!.Value, row.GetInt64("Negative")!.Value),
        row.GetString("Examples").Split(Separator, StringSplitOptions.RemoveEmptyEntries));
}
