namespace Engagement.Testing;

/// <summary>A folder that is gone when the test is.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("engagement-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
