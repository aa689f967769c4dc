using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Engagement.Functions.Feed.Model;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Export;

/// <summary>RFC 4180: commas, CRLF, UTF-8 with a byte order mark so that Excel reads accents; days and instants as ISO 8601, numbers with a point.</summary>
internal static class CsvFile
{
    private const int FlushRows = 200;

    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture) { NewLine = "\r\n" };

    public static async Task WriteAsync(HttpContext http, IReadOnlyList<FeedProperty> properties, IAsyncEnumerable<object> rows)
    {
        http.Response.ContentType = "text/csv; charset=utf-8";
        await using var text = new StreamWriter(http.Response.BodyWriter.AsStream(leaveOpen: true), new UTF8Encoding(true), bufferSize: 16 * 1024);
        await using var csv = new CsvWriter(text, Format, leaveOpen: true);
        foreach (var property in properties)
            csv.WriteField(property.Name);
        await csv.NextRecordAsync().ConfigureAwait(false);
        var written = 0;
        await foreach (var row in rows.WithCancellation(http.RequestAborted).ConfigureAwait(false))
        {
            foreach (var property in properties)
                csv.WriteField(Text(property.Read(row)));
            await csv.NextRecordAsync().ConfigureAwait(false);
            if (++written % FlushRows == 0)
                await csv.FlushAsync().ConfigureAwait(false);
        }
        await csv.FlushAsync().ConfigureAwait(false);
    }

    /// <summary>Only texts can be formulas; a number below zero is a number.</summary>
    private static string Text(object? value) => value switch
    {
        null => "",
        string text => SpreadsheetText.NotAFormula(text),
        DateOnly day => FeedSet.Text(day),
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
