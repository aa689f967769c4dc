namespace Engagement.Core;

/// <summary>A social network that reports on pages, and the rule by which it cuts time into days.</summary>
/// <remarks>
/// Two networks are equal when their names are. The name is lower case and stable: it is part of storage keys, messages and URLs.
/// </remarks>
public sealed class Network : IEquatable<Network>
{
    /// <summary>Facebook Pages. Meta reports by Pacific days, daylight saving included (reference: Page Insights API, "end_time").</summary>
    public static readonly Network Facebook = new("facebook", "America/Los_Angeles");

    /// <summary>X (formerly Twitter). Reports by UTC days.</summary>
    public static readonly Network X = new("x", "UTC");

    /// <summary>Every network the pipeline knows.</summary>
    public static readonly IReadOnlyList<Network> All = [Facebook, X];

    private Network(string name, string dayZoneId)
    {
        Name = name;
        DayZone = TimeZoneInfo.FindSystemTimeZoneById(dayZoneId);
    }

    /// <summary>Lower-case name, as in keys and URLs.</summary>
    public string Name { get; }

    /// <summary>The zone whose midnights bound this network's days. A day may last 23 or 25 hours.</summary>
    public TimeZoneInfo DayZone { get; }

    /// <summary>Finds a network by name, ignoring case.</summary>
    /// <param name="name">The name as a user or a URL gives it.</param>
    /// <param name="network">The network, or null when none has that name.</param>
    /// <returns>Whether a network has that name.</returns>
    public static bool TryParse(string? name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Network? network)
    {
        network = All.FirstOrDefault(n => string.Equals(n.Name, name, StringComparison.OrdinalIgnoreCase));
        return network is not null;
    }

    /// <summary>Finds a network by name, ignoring case.</summary>
    /// <exception cref="FormatException">No network has that name.</exception>
    public static Network Parse(string? name) => TryParse(name, out var network)
        ? network
        : throw new FormatException($"network '{name}' is not known; use one of: {string.Join(", ", All.Select(n => n.Name))}");

    /// <summary>The network's day that contains an instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, DayZone).DateTime);

    /// <summary>The instant at which a day of this network begins (inclusive), in UTC; the day ends where the next one begins.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, DayZone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <inheritdoc/>
    public bool Equals(Network? other) => other is not null && other.Name == Name;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Network);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
