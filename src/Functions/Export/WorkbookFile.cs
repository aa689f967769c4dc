using System.Globalization;
using Engagement.Functions.Feed.Model;
using Microsoft.AspNetCore.Http;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace Engagement.Functions.Export;

/// <summary>An Excel workbook, written row by row: days and instants (UTC) are dates there, numbers numbers, texts never formulas.</summary>
internal static class WorkbookFile
{
    // What Excel takes per sheet is 1,048,576; the head takes one.
    internal const int RowsPerSheet = 1_000_000;

    private const int FlushRows = 200;

    public static async Task WriteAsync(HttpContext http, string name, IReadOnlyList<FeedProperty> properties, IAsyncEnumerable<object> rows, int rowsPerSheet = RowsPerSheet)
    {
        var cancellation = http.RequestAborted;
        http.Response.ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        await using var output = http.Response.BodyWriter.AsStream(leaveOpen: true);
        await using var book = await Spreadsheet.CreateNewAsync(output, cancellationToken: cancellation).ConfigureAwait(false);
        var styles = new Styles(book);
        var (written, sheet) = (0, 0);
        await StartSheetAsync().ConfigureAwait(false);
        await foreach (var row in rows.WithCancellation(cancellation).ConfigureAwait(false))
        {
            if (written > 0 && written % rowsPerSheet == 0)
                await StartSheetAsync().ConfigureAwait(false);
            var cells = new Cell[properties.Count];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = styles.Cell(properties[i].Read(row));
            await book.AddRowAsync(cells, cancellation).ConfigureAwait(false);
            if (++written % FlushRows == 0)
                await output.FlushAsync(cancellation).ConfigureAwait(false);
        }
        await book.FinishAsync(cancellation).ConfigureAwait(false);

        async Task StartSheetAsync()
        {
            sheet++;
            await book.StartWorksheetAsync(sheet == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {sheet}"), new WorksheetOptions { FrozenRows = 1 }, cancellation).ConfigureAwait(false);
            await book.AddRowAsync([.. properties.Select(property => new Cell(property.Name, styles.Head))], cancellation).ConfigureAwait(false);
        }
    }

    private sealed class Styles
    {
        private readonly StyleId _day;
        private readonly StyleId _instant;

        public Styles(Spreadsheet book)
        {
            Head = book.AddStyle(new Style { Font = { Bold = true } });
            _day = book.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd") });
            _instant = book.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd hh:mm:ss") });
        }

        public StyleId Head { get; }

        public Cell Cell(object? value) => value switch
        {
            null => default,
            string text => new(SpreadsheetText.ForXml(text)),
            int number => new(number),
            long number => new(number),
            decimal number => new(number),
            bool truth => new(truth),
            DateOnly day => new(day.ToDateTime(TimeOnly.MinValue), _day),
            DateTimeOffset at => new(at.UtcDateTime, _instant),
            _ => throw new InvalidOperationException($"a workbook has no type for {value.GetType()}"),
        };
    }
}
