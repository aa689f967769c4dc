namespace Engagement.Simulator.Replay;

/// <summary>What was read from one folder of recorded histories.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Pages">Pages that are served.</param>
/// <param name="PageDays">Days of pages with at least one value.</param>
/// <param name="Posts">Posts, each counted once.</param>
/// <param name="Comments">Comments with their text.</param>
/// <param name="RowsRead">Rows of all files, headers aside.</param>
/// <param name="RowsSkipped">Rows that could not be read; the report names them.</param>
/// <param name="RowsRepeated">Rows about a day or post that another row is about; one of them is served.</param>
public sealed record RecordedDataSet(string Name, int Pages, int PageDays, int Posts, int Comments, int RowsRead, int RowsSkipped,
    int RowsRepeated);
