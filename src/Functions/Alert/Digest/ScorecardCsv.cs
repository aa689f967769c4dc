using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Engagement.Core;
using Engagement.Core.Digest;
using Engagement.Core.Kpis;

namespace Engagement.Functions.Alert.Digest;

/// <summary>Every KPI of a week, a line each.</summary>
internal static class ScorecardCsv
{
    private static readonly string[] Columns =
    [
        "week", "first_day", "last_day", "network", "page_id", "page_name", "kpi", "definition", "unit", "value", "numerator", "denominator", "n", "missing_days", "status",
        "interval_low", "interval_high",
    ];

    /// <summary>UTF-8 with a byte order mark, by which spreadsheets know it.</summary>
    public static byte[] Write(DigestMessage message, IEnumerable<PageWeek> pages)
    {
        using var file = new MemoryStream();
        using (var csv = new CsvWriter(new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)), new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }))
        {
            WriteLine(csv, Columns);
            foreach (var page in pages)
                foreach (var definition in QuantitativeKpis.Definitions)
                    if (page.Now.TryGetValue(definition.Id, out var kpi))
                        WriteLine(csv, Cells(message.WeekName, page, kpi));
        }
        return file.ToArray();
    }

    private static IEnumerable<object?> Cells(string week, PageWeek page, PeriodKpi kpi) =>
    [
        week, Day(kpi.Period.FirstDay), Day(kpi.Period.LastDay), page.Page.Network.Name, page.Page.Id, Harmless(page.Name), kpi.Definition.Id, kpi.Definition.Reference, kpi.Definition.Unit.Name(),
        kpi.Value, kpi.Numerator, kpi.Denominator, kpi.N, kpi.MissingDays, kpi.Status.Name(), kpi.Interval?.Low, kpi.Interval?.High,
    ];

    private static void WriteLine(CsvWriter csv, IEnumerable<object?> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(Convert.ToString(cell, CultureInfo.InvariantCulture));
        csv.NextRecord();
    }

    /// <summary>Names are other people's: one that spreadsheets would take for a formula gets a quote before it.</summary>
    private static string Harmless(string name) => name is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + name : name;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
