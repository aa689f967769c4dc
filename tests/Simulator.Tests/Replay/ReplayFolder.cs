namespace Engagement.Simulator.Tests.Replay;

/// <summary>A folder of CSV files that a test writes and that goes away with it.</summary>
internal sealed class ReplayFolder : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("replay-");

    public string Root => System.IO.Path.Combine(_parent.FullName, "shop");

    public ReplayFolder With(string path, string content)
    {
        var file = System.IO.Path.Combine(Root, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    public void Dispose() => _parent.Delete(recursive: true);
}
