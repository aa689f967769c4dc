namespace Engagement.Functions.Feed.Query;

/// <summary>The query options of a request, as they were sent, after those that are not offered were refused.</summary>
internal sealed class QueryOptions
{
    public static readonly IReadOnlySet<string> Supported = new HashSet<string>(StringComparer.Ordinal)
    {
        "$filter", "$select", "$orderby", "$top", "$skip", "$count", "$skiptoken", "$format",
    };

    // Of OData 4.0 and 4.01; any other name with a dollar sign is nobody's.
    private static readonly HashSet<string> Unsupported = new(StringComparer.Ordinal)
    {
        "$expand", "$search", "$apply", "$compute", "$deltatoken", "$index", "$schemaversion", "$id", "$levels", "$inlinecount",
    };

    private readonly List<KeyValuePair<string, string>> _all = [];

    private QueryOptions()
    {
    }

    /// <summary>With their dollar signs; values are not decoded.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> All => _all;

    /// <param name="query">As sent, with or without the question mark.</param>
    /// <exception cref="FeedException">An option is not offered, not known, or there twice.</exception>
    public static QueryOptions Read(string query)
    {
        var options = new QueryOptions();
        foreach (var part in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = (Decoded(equals < 0 ? part : part[..equals]), equals < 0 ? "" : part[(equals + 1)..]);
            if (name.StartsWith('@'))
                options.Add(name, value);
            else if (!name.StartsWith('$') && (Supported.Contains('$' + name) || Unsupported.Contains('$' + name)))
                options.Add('$' + name, value);
            else if (name.StartsWith('$'))
                options.Add(name, value);
        }
        return options;
    }

    /// <summary>The value of an option, decoded; null when it is not there.</summary>
    public string? Find(string name) => _all.FirstOrDefault(option => option.Key == name) is { Key: not null } found ? Decoded(found.Value) : null;

    private void Add(string name, string value)
    {
        if (Unsupported.Contains(name))
            throw FeedException.NotImplemented($"{name} is not supported; use {string.Join(", ", Supported)}.");
        if (name[0] == '$' && !Supported.Contains(name))
            throw FeedException.Bad($"{name} is not a query option; use {string.Join(", ", Supported)}.");
        if (string.IsNullOrWhiteSpace(Decoded(value)))
            throw FeedException.Bad($"{name} is empty; give it a value or leave it out.");
        if (_all.Exists(option => option.Key == name))
            throw FeedException.Bad($"{name} is given twice; give it once.");
        _all.Add(new(name, value));
    }

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
