namespace Engagement.Embedded.Worker.Timers;

/// <summary>The blob endpoint and the key of a storage connection string.</summary>
internal sealed record StorageAccount(Uri BlobEndpoint, string Name, byte[] Key)
{
    // The account that every storage emulator has, with its published key.
    private const string EmulatorName = "devstoreaccount1";
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const string EmulatorBlobs = "http://127.0.0.1:10000/devstoreaccount1";

    public static StorageAccount Parse(string connectionString)
    {
        var parts = connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        if (parts.TryGetValue("UseDevelopmentStorage", out var emulator) && emulator.Equals("true", StringComparison.OrdinalIgnoreCase))
            return new StorageAccount(new Uri(EmulatorBlobs), EmulatorName, Convert.FromBase64String(EmulatorKey));
        if (!parts.TryGetValue("AccountName", out var name) || !parts.TryGetValue("AccountKey", out var key))
            throw new FormatException("The connection string has no AccountName and AccountKey, and the embedded host offers no other sign-in.");
        var endpoint = parts.TryGetValue("BlobEndpoint", out var stated)
            ? stated
            : $"{parts.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{name}.blob.{parts.GetValueOrDefault("EndpointSuffix", "core.windows.net")}";
        return new StorageAccount(new Uri(endpoint.TrimEnd('/')), name, Convert.FromBase64String(key));
    }
}
