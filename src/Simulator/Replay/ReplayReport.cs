namespace Engagement.Simulator.Replay;

/// <summary>What was read and what was not, in lines for people.</summary>
internal sealed class ReplayReport
{
    private const int MostSkippedLinesPerFile = 20;
    private readonly List<string> _lines = [];
    private readonly Dictionary<string, int> _skippedByFile = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Lines => _lines;

    public void Note(string line) => _lines.Add(line);

    public void Skip(string file, int line, BadCellException problem)
    {
        var skipped = _skippedByFile[file] = _skippedByFile.GetValueOrDefault(file) + 1;
        if (skipped <= MostSkippedLinesPerFile)
            _lines.Add($"{file}, line {line}: {problem.Message}. The row was skipped.");
    }

    public int SkippedIn(string file) => _skippedByFile.GetValueOrDefault(file);

    /// <summary>Says how many skipped rows of a file were not named.</summary>
    public void Close(string file)
    {
        var unnamed = SkippedIn(file) - MostSkippedLinesPerFile;
        if (unnamed > 0)
            _lines.Add($"{file}: {unnamed} more rows were skipped for the like reasons");
    }
}
