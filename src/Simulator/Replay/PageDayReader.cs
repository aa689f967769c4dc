using Engagement.Simulator.Pages;

namespace Engagement.Simulator.Replay;

/// <summary>Reads daily page metrics.</summary>
internal static class PageDayReader
{
    public static List<PageDayRow> Read(RecordTable table, ReplayReport report)
    {
        var format = table.Format.Time == TimeStyle.Iso ? "yyyy-MM-dd"
            : DateOrder.Find(table.File.Rows.Select(r => r.Cells.ElementAtOrDefault(table.Places("date")[0])));
        var zeroReach = 0;
        var read = ReadableRows.Of(table, report, row =>
        {
            row.RequiredText("date");
            var day = row.Day("date", format)!.Value;
            var values = Values(table, row);
            if (table.Format.IsZeroReachMissing && RemoveZeroReach(values))
                zeroReach++;
            return new PageDayRow(row.Text("page"), new(day, values), row);
        });
        if (zeroReach > 0)
            report.Note($"{table.File.Name}: {zeroReach} days have zero in every reach column; "
                + "that reach is served as missing, not as zero");
        return table.Format.Time == TimeStyle.DayByItself ? Repair(read, report) : read;
    }

    private static Dictionary<string, long> Values(RecordTable table, RecordRow row)
    {
        var values = new Dictionary<string, long>();
        foreach (var measure in Measure.Served.Append(Measure.EngagedUsers).Where(table.Columns.Contains))
            if (row.Count(measure) is { } value)
                values[measure] = value;
        return values;
    }

    private static bool RemoveZeroReach(Dictionary<string, long> values)
    {
        if (!values.TryGetValue(Measure.Viewers, out var viewers) || viewers != 0 || values.GetValueOrDefault(Measure.Views) != 0)
            return false;
        values.Remove(Measure.Viewers);
        values.Remove(Measure.Views);
        return true;
    }

    private static List<PageDayRow> Repair(List<PageDayRow> rows, ReplayReport report)
    {
        var days = DaySequence.Repair([.. rows.Select(r => r.Day.Day)]);
        return [.. rows.Zip(days, (row, day) =>
        {
            if (row.Day.Day == day)
                return row;
            report.Note($"{row.Row.File}, line {row.Row.Line}: column '{row.Row.Header("date")}': '{row.Row.Text("date")}' is out of step; "
                + $"read as {day:yyyy-MM-dd}, the only day missing between its neighbours");
            return row with { Day = row.Day with { Day = day } };
        })];
    }
}
