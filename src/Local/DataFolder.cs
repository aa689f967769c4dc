using System.Security.Cryptography;
using System.Text;

namespace Engagement.Local;

/// <summary>The folder in which a run keeps everything; held by one run at a time.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream @lock) => (Path, _lock) = (path, @lock);

    public string Path { get; }

    public string Azurite => System.IO.Path.Combine(Path, "azurite");

    public string Secrets => System.IO.Path.Combine(Path, "secrets");

    public string FunctionsLog => System.IO.Path.Combine(Path, "functions.log");

    public static DataFolder Open(RunOptions options)
    {
        var path = System.IO.Path.GetFullPath(options.DataFolder ?? Default(options));
        try
        {
            Directory.CreateDirectory(path);
            var @lock = new FileStream(System.IO.Path.Combine(path, "run.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new DataFolder(path, @lock);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new LocalException($"The data folder {path} cannot be used ({refused.Message}); another run may hold it: end that run, or name another folder with --data DIR.", refused);
        }
    }

    public void Dispose() => _lock.Dispose();

    /// <remarks>Each recorded folder and each seed has its own data: their pages must not mix.</remarks>
    private static string Default(RunOptions options)
    {
        var root = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        var name = options.ReplayFolder is { } folder
            ? $"replay-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(System.IO.Path.GetFullPath(folder))))[..12]}"
            : $"demo-{options.Seed}";
        return System.IO.Path.Combine(root, "engagement-pipeline", name);
    }
}
