using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Engagement.Embedded.Worker.Keys;

internal sealed record HostKeys(string Master, IReadOnlyList<string> Function);

/// <summary>Keys in files of the place and shape that the real host has with AzureWebJobsSecretStorageType=files.</summary>
/// <remarks>host.json holds the master key and the keys for all functions, [function].json those of one. Created with random keys when absent.</remarks>
internal sealed class KeyFiles
{
    private const int KeyBytes = 40;

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string _folder;
    private readonly Lazy<HostKeys> _host;
    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<string>>> _functions = new(StringComparer.OrdinalIgnoreCase);

    public KeyFiles(string folder)
    {
        _folder = folder;
        _host = new Lazy<HostKeys>(ReadHost);
    }

    /// <summary>What is wrong with the host's file, if it is there; null when nothing is.</summary>
    public string? Problem()
    {
        try
        {
            if (File.Exists(PathOf("host")))
                Host();
            return null;
        }
        catch (Exception error) when (error is JsonException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return $"The key file '{PathOf("host")}' cannot be read ({error.GetType().Name}); correct it or delete it, and new keys are made.";
        }
    }

    public HostKeys Host() => _host.Value;

    public IReadOnlyList<string> Function(string name) => _functions.GetOrAdd(name, key => new Lazy<IReadOnlyList<string>>(() => ReadFunction(key))).Value;

    private HostKeys ReadHost()
    {
        var file = Read("host", () => new HostFile(NewKey("master"), [NewKey("default")], []));
        if (file.MasterKey is null || file.FunctionKeys is null)
            throw new InvalidDataException($"The key file '{PathOf("host")}' has no masterKey or no functionKeys.");
        return new HostKeys(file.MasterKey.Readable(), [.. file.FunctionKeys.Select(key => key.Readable())]);
    }

    private string[] ReadFunction(string name) =>
        [.. Read(name.ToLowerInvariant(), () => new FunctionFile([NewKey("default")])).Keys.Select(key => key.Readable())];

    private T Read<T>(string name, Func<T> create)
        where T : class
    {
        var path = PathOf(name);
        if (!File.Exists(path))
            Create(path, JsonSerializer.Serialize(create(), Format));
        var file = JsonSerializer.Deserialize<T>(File.ReadAllText(path), Format);
        return file ?? throw new InvalidDataException($"The key file '{path}' is empty; delete it, and new keys are made.");
    }

    private string PathOf(string name) => Path.Combine(_folder, name + ".json");

    /// <remarks>Written aside and moved, without replacing: of two hosts that start together one wins, and both read the same keys.</remarks>
    private void Create(string path, string content)
    {
        CreateFolder();
        var aside = $"{path}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}.new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(aside, options))
            stream.Write(Encoding.UTF8.GetBytes(content));
        try
        {
            File.Move(aside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(aside);
        }
    }

    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(_folder);
        else
            Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static NamedKey NewKey(string name) =>
        new(name, Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)).Replace('+', '-').Replace('/', '_'), false);

    private sealed record NamedKey(string Name, string Value, bool Encrypted)
    {
        public string Readable() => Encrypted || string.IsNullOrEmpty(Value)
            ? throw new InvalidDataException($"The key '{Name}' is encrypted or empty, which the embedded host cannot use; write it as plain text.")
            : Value;
    }

    private sealed record HostFile(NamedKey? MasterKey, IReadOnlyList<NamedKey>? FunctionKeys, IReadOnlyList<NamedKey> SystemKeys);

    private sealed record FunctionFile(IReadOnlyList<NamedKey> Keys);
}
