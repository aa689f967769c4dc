using System.Globalization;
using Engagement.Core;
using Engagement.Core.FakeFans.Pages;
using Engagement.Simulator.Replay;

namespace Engagement.Simulator.Series;

/// <summary>A CSV file with a row per page and day, whoever wrote it: names of metrics, dates and separators are taken as they come.</summary>
internal static class SeriesFile
{
    private static readonly string[] Missing = ["", "na", "n/a", "nan", "null", "none", "-"];
    private static readonly string[][] DateFormats =
    [
        ["yyyy-MM-dd", "yyyy/MM/dd", "yyyyMMdd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-dd HH:mm:ssK"],
        ["dd/MM/yyyy", "d/M/yyyy", "dd.MM.yyyy", "d.M.yyyy", "dd-MM-yyyy"],
        ["MM/dd/yyyy", "M/d/yyyy", "MM-dd-yyyy"],
    ];

    // From one day to the next a running total hardly moves; a day's gain is another number every day.
    private const double MostStepOfTotal = 0.05;
    private const double LeastTotal = 30;

    /// <returns>Null when the file has no date or no metric that is known here.</returns>
    /// <exception cref="ReplayException">A cell cannot be read.</exception>
    public static (IReadOnlyList<RecordedSeries> Pages, IReadOnlyList<string> Report)? Read(string path)
    {
        var file = CsvFile.Read(path, Path.GetFileName(path));
        var plain = Array.ConvertAll(file.Header, SeriesColumns.Plain);
        var dateColumn = First(plain, SeriesColumns.Date);
        if (dateColumn < 0)
            return null;
        var pageColumn = First(plain, SeriesColumns.Page);
        var dates = Dates(file, dateColumn);
        var pages = file.Rows.Select((row, i) => (Row: row, Date: dates[i])).GroupBy(row => pageColumn < 0 ? Path.GetFileNameWithoutExtension(path) : Cell(row.Row, pageColumn), StringComparer.Ordinal).ToList();
        var (metrics, report) = Metrics(file, plain, dateColumn, pageColumn, pages.ConvertAll(page => page.OrderBy(row => row.Date).Select(row => row.Row).ToList()));
        var countries = file.Header.Select((header, column) => (Country: SeriesColumns.CountryOf(header), Column: column)).Where(country => country.Country is not null).ToList();
        return metrics.Count == 0 ? null : ([.. pages.Select(page => new RecordedSeries(page.Key, Series(file, page, metrics, countries!)))], report);
    }

    private static PageSeries Series(
        CsvFile file, IEnumerable<(CsvRow Row, DateOnly Date)> rows, List<(PageMetric Metric, int Column)> metrics, List<(string Country, int Column)> countries)
    {
        var days = rows.ToList();
        var series = new PageSeries(new(days.Min(row => row.Date), days.Max(row => row.Date)));
        foreach (var (row, date) in days)
        {
            foreach (var (metric, column) in metrics)
                if (Number(file, row, column) is { } value)
                    series.Set(metric, date, value);
            foreach (var (country, column) in countries)
                if (Number(file, row, column) is { } followers)
                    series.SetCountry(country, date, followers);
        }
        return series;
    }

    private static (List<(PageMetric Metric, int Column)> Metrics, List<string> Report) Metrics(CsvFile file, string[] plain, int dateColumn, int pageColumn, List<List<CsvRow>> pages)
    {
        var (metrics, report, unknown) = (new List<(PageMetric Metric, int Column)>(), new List<string>(), new List<string>());
        void Add(PageMetric metric, int column, string why)
        {
            if (metrics.Exists(other => other.Metric == metric))
                unknown.Add($"{file.Header[column]} (another column is read as {metric})");
            else
            {
                metrics.Add((metric, column));
                report.Add($"{file.Name}: {file.Header[column]} is read as {metric}{why}");
            }
        }

        var ambiguous = new List<int>();
        for (var column = 0; column < plain.Length; column++)
            if (column == dateColumn || column == pageColumn || SeriesColumns.CountryOf(file.Header[column]) is not null)
                continue;
            else if (SeriesColumns.Ambiguous.Contains(plain[column]))
                ambiguous.Add(column);
            else if (SeriesColumns.MetricOf(plain[column]) is { } metric)
                Add(metric, column, "");
            else
                unknown.Add(file.Header[column]);
        foreach (var column in ambiguous.OrderBy(column => plain[column] == "likes"))
        {
            var isTotal = pages.Count(rows => IsTotal(file, rows, column)) * 2 >= pages.Count;
            // Beside comments and shares, likes are those of posts.
            var isOfPosts = plain[column] == "likes" && (plain.Contains("comments") || plain.Contains("shares") || metrics.Exists(other => other.Metric == PageMetric.NewFollows || other.Metric == PageMetric.Followers));
            Add(isTotal ? PageMetric.Followers : isOfPosts ? PageMetric.Reactions : PageMetric.NewFollows, column, isTotal ? ", a running total by its values" : ", a count of the day by its values");
        }
        if (unknown.Count > 0)
            report.Add($"{file.Name}: not read: {string.Join(", ", unknown)}");
        return (metrics, report);
    }

    private static bool IsTotal(CsvFile file, List<CsvRow> rows, int column)
    {
        var values = rows.Select(row => Number(file, row, column)).OfType<double>().Where(value => value > 0).ToList();
        if (values.Count < 3)
            return true;
        var steps = values.Zip(values.Skip(1), (before, after) => Math.Abs(after - before)).Order().ToList();
        var median = values.Order().ElementAt(values.Count / 2);
        return median >= LeastTotal && steps[steps.Count / 2] <= MostStepOfTotal * median;
    }

    private static DateOnly[] Dates(CsvFile file, int column)
    {
        // Of the orders of day and month, the one that reads most rows.
        var order = DateFormats.MaxBy(formats => file.Rows.Count(row => TryRead(Cell(row, column), formats, out _)))!;
        return [.. file.Rows.Select(row => TryRead(Cell(row, column), order, out var date) ? date
            : throw new ReplayException($"{file.Name}, line {row.Line}: date '{Cell(row, column)}' cannot be read; write days as 2026-11-21, and all of them alike."))];
    }

    private static bool TryRead(string text, string[] formats, out DateOnly date)
    {
        var isRead = DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant);
        date = DateOnly.FromDateTime(instant.Date);
        return isRead;
    }

    private static double? Number(CsvFile file, CsvRow row, int column)
    {
        var text = Cell(row, column);
        if (Missing.Contains(text, StringComparer.OrdinalIgnoreCase))
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= 0 && double.IsFinite(value)
            ? value
            : throw new ReplayException($"{file.Name}, line {row.Line}, column {file.Header[column]}: '{text}' is not a count of 0 or more; leave the cell empty where the value is missing.");
    }

    private static string Cell(CsvRow row, int column) => column < row.Cells.Length ? row.Cells[column].Trim() : "";

    private static int First(string[] plain, string[] names) => names.Select(name => Array.IndexOf(plain, name)).FirstOrDefault(column => column >= 0, -1);
}
