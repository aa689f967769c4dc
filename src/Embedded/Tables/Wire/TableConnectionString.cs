using Azure.Data.Tables;

namespace Engagement.Embedded.Tables.Wire;

/// <summary>The table endpoint and key that a storage connection string names.</summary>
internal sealed record TableConnectionString(Uri Endpoint, TableSharedKeyCredential Credential)
{
    private const string DevelopmentAccount = "devstoreaccount1";

    // Published by Microsoft: every storage emulator has this key, and nothing else does.
    private const string DevelopmentKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public static TableConnectionString Parse(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var settings = Split(text);
        if (settings.ContainsKey("SharedAccessSignature"))
        {
            throw new NotSupportedException(
                "The connection string holds a SharedAccessSignature, which this Table client does not offer: "
                + "give AccountName and AccountKey, or a TokenCredential with the endpoint's Uri.");
        }

        return settings.GetValueOrDefault("UseDevelopmentStorage") is { } development && bool.TryParse(development, out var use) && use
            ? Development(settings)
            : Account(settings);
    }

    private static TableConnectionString Development(Dictionary<string, string> settings)
    {
        var proxy = new Uri(settings.GetValueOrDefault("DevelopmentStorageProxyUri") ?? "http://127.0.0.1");
        return new(
            new UriBuilder(proxy.Scheme, proxy.Host, 10002, DevelopmentAccount).Uri,
            new(DevelopmentAccount, DevelopmentKey));
    }

    private static TableConnectionString Account(Dictionary<string, string> settings)
    {
        var account = Required(settings, "AccountName");
        var key = Required(settings, "AccountKey");
        var endpoint = settings.GetValueOrDefault("TableEndpoint")
            ?? $"{settings.GetValueOrDefault("DefaultEndpointsProtocol") ?? "https"}://{account}.table."
            + (settings.GetValueOrDefault("EndpointSuffix") ?? "core.windows.net");
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var uri))
        {
            throw new FormatException($"The connection string's TableEndpoint '{endpoint}' is no absolute URL.");
        }

        return new(uri, ParseKey(account, key));
    }

    private static TableSharedKeyCredential ParseKey(string account, string key)
    {
        try
        {
            return new(account, key);
        }
        catch (FormatException)
        {
            throw new FormatException("The connection string's AccountKey is not base64: copy the whole key, with its closing '='.");
        }
    }

    private static string Required(Dictionary<string, string> settings, string name) =>
        settings.GetValueOrDefault(name) is { Length: > 0 } value
            ? value
            : throw new FormatException(
                $"The connection string has no {name}: expected AccountName=...;AccountKey=...;TableEndpoint=... (or EndpointSuffix=...) "
                + "or UseDevelopmentStorage=true.");

    private static Dictionary<string, string> Split(string text)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                // The part itself may be a broken-off key, so it is not repeated here.
                throw new FormatException("The connection string has a part that is not name=value: parts are separated by ';'.");
            }

            settings[part[..equals]] = part[(equals + 1)..];
        }

        return settings;
    }
}
