using System.ComponentModel.DataAnnotations;

namespace Engagement.Functions.Access;

/// <summary>Settings Access__...: what readers may do.</summary>
internal sealed class AccessOptions
{
    public const string Section = "Access";

    public const int MaxRequestsPerMinute = 1_000_000;

    /// <summary>Requests that one key may send to one instance per minute; 0 for no bound.</summary>
    [Range(0, MaxRequestsPerMinute)]
    public int RequestsPerMinute { get; set; } = 600;

    /// <summary>Readers that see some pages only, by any name.</summary>
    public IDictionary<string, ReaderOptions> Readers { get; init; } = new Dictionary<string, ReaderOptions>(StringComparer.OrdinalIgnoreCase);
}

/// <summary>A reader who sees some pages only, known by a function key or by signing in.</summary>
internal sealed class ReaderOptions
{
    /// <summary>SHA-256 of the function key, as hexadecimal digits: the key itself is in no setting.</summary>
    public string? KeySha256 { get; set; }

    /// <summary>Object id of the user or the app in Entra.</summary>
    public string? ObjectId { get; set; }

    /// <summary>"network/id", separated by commas.</summary>
    public string Pages { get; set; } = "";

    /// <summary>Instead of the number for all; null for that.</summary>
    public int? RequestsPerMinute { get; set; }
}
