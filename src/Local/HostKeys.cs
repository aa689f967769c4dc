using System.Text.Json;

namespace Engagement.Local;

/// <summary>The keys that the function host made for this data folder, read from where it keeps them.</summary>
internal sealed record HostKeys(string Master, string Function)
{
    public static HostKeys Read(string secretsFolder)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(secretsFolder, "host.json")));
        return new HostKeys(
            document.RootElement.GetProperty("masterKey").GetProperty("value").GetString()!,
            document.RootElement.GetProperty("functionKeys")[0].GetProperty("value").GetString()!);
    }
}
