namespace Engagement.Core;

/// <summary>Names one page on one network: the unit by which everything is collected, judged and stored.</summary>
/// <remarks>The id is the network's own, kept as text: ids exceed what a double can hold, and some are not numbers.</remarks>
public sealed record PageKey
{
    /// <summary>Longest id accepted, in characters.</summary>
    public const int MaxIdLength = 100;

    /// <summary>Names a page.</summary>
    /// <param name="network">The network that the page is on.</param>
    /// <param name="id">The network's id: 1 to 100 letters, digits, '-', '_' or '.', and not only dots.</param>
    /// <exception cref="FormatException">The id is empty, too long or has another character (it becomes a storage key and a URL segment).</exception>
    public PageKey(Network network, string id)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(id);
        if (id.Length is 0 or > MaxIdLength || !id.All(IsAllowed) || id.All(c => c == '.'))
            throw new FormatException($"page id '{id}' is not valid; use 1 to {MaxIdLength} letters, digits, '-', '_' or '.'");
        Network = network;
        Id = id;
    }

    /// <summary>The network that the page is on.</summary>
    public Network Network { get; }

    /// <summary>The network's id of the page.</summary>
    public string Id { get; }

    /// <summary>Reads "network/id", the form that <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text has no '/', an unknown network or a bad id.</exception>
    public static PageKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? throw new FormatException($"page '{text}' is not valid; write network/id, for example facebook/1000")
            : new PageKey(Network.Parse(text[..slash]), text[(slash + 1)..]);
    }

    /// <summary>"network/id".</summary>
    public override string ToString() => $"{Network.Name}/{Id}";

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.';
}
