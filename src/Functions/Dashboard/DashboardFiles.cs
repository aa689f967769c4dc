using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Engagement.Functions.Dashboard;

/// <summary>The files of the dashboard, embedded in this assembly. They are found by their names alone, so no path leads anywhere else.</summary>
/// <remarks>
/// The page asks for them in a folder named after their version, where browsers may keep them for good. During a deployment an older instance may be
/// asked for a newer version: it answers with what it has, and lets nobody keep that.
/// </remarks>
internal sealed class DashboardFiles
{
    private const string Prefix = "dashboard/";
    private const string PageName = "index.html";
    private const string VersionMark = "{version}";
    private const int VersionDigits = 16;

    private readonly string _version;
    private readonly FrozenDictionary<string, DashboardFile> _kept;
    private readonly FrozenDictionary<string, DashboardFile> _passing;

    public DashboardFiles()
    {
        var contents = Read();
        _version = VersionOf(contents);
        _kept = contents.ToFrozenDictionary(file => file.Key, file => new DashboardFile(file.Key, file.Value, isForGood: true), StringComparer.Ordinal);
        _passing = contents.ToFrozenDictionary(file => file.Key, file => new DashboardFile(file.Key, file.Value, isForGood: false), StringComparer.Ordinal);
        var page = Encoding.UTF8.GetString(contents[PageName]).Replace(VersionMark, _version, StringComparison.Ordinal);
        Page = new(PageName, Encoding.UTF8.GetBytes(page), isForGood: false);
    }

    /// <summary>The page itself, which names the files of this version.</summary>
    public DashboardFile Page { get; }

    /// <param name="path">A version, a slash, and the name of a file.</param>
    /// <returns>Null where there is no such file.</returns>
    public DashboardFile? Find(string path) => path.Split('/', 2) is [var version, var name] && name != PageName
        ? (version == _version ? _kept : _passing).GetValueOrDefault(name)
        : null;

    private static FrozenDictionary<string, byte[]> Read()
    {
        var assembly = typeof(DashboardFiles).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenDictionary(
            // Embedded on Windows, names of folders end in a backslash.
            name => name[Prefix.Length..].Replace('\\', '/'),
            name =>
            {
                using var resource = assembly.GetManifestResourceStream(name)!;
                var content = new byte[resource.Length];
                resource.ReadExactly(content);
                return content;
            },
            StringComparer.Ordinal);
    }

    private static string VersionOf(IEnumerable<KeyValuePair<string, byte[]>> contents)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, content) in contents.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(content);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..VersionDigits];
    }
}
