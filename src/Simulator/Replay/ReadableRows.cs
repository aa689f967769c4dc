namespace Engagement.Simulator.Replay;

/// <summary>Reads row by row; a row that cannot be read is reported and left out.</summary>
internal static class ReadableRows
{
    public static List<T> Of<T>(RecordTable table, ReplayReport report, Func<RecordRow, T> read)
    {
        var result = new List<T>();
        foreach (var row in table.Rows)
        {
            try
            {
                row.CheckLength();
                result.Add(read(row));
            }
            catch (BadCellException e)
            {
                report.Skip(row.File, row.Line, e);
            }
        }

        return result;
    }
}
