using System.Globalization;

namespace Engagement.Core.FakeFans.Accounts;

/// <summary>Reads profiles from the records of a table, by the names of its columns, in any order; any column and any cell may be missing.</summary>
/// <remarks>Names are compared without case and underscores: <c>has_bio</c>, <c>hasBio</c> and <c>HasBio</c> are one.</remarks>
public sealed class ProfileColumns
{
    private readonly List<ProfileField> _fields = [];
    private readonly List<string> _unknown = [];

    /// <summary>Finds the columns that say something about profiles.</summary>
    /// <param name="header">Names of the columns.</param>
    /// <exception cref="FormatException">No column is known, or two columns say the same.</exception>
    public ProfileColumns(IEnumerable<string> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (index, name) in header.Index())
        {
            if (ProfileField.Find(name) is not { } kind)
            {
                _unknown.Add(name);
                continue;
            }
            if (!seen.TryAdd(kind.Means, name))
                throw new FormatException($"the columns '{seen[kind.Means]}' and '{name}' say the same; leave one out");
            _fields.Add(kind with { Index = index, Column = name });
        }
        if (_fields.TrueForAll(f => f.IsLabel))
            throw new FormatException($"no column is known; at least one of these is needed: {string.Join(", ", ProfileField.Names)}");
    }

    /// <summary>What messages call a record: "line" of a file, "account" of an array.</summary>
    public string Record { get; init; } = "line";

    /// <summary>Columns whose names say nothing here; they are passed over.</summary>
    public IReadOnlyList<string> Unknown => _unknown;

    /// <summary>Whether a column says which accounts are known to be fake; nothing is judged by it.</summary>
    public bool HasLabels => _fields.Exists(f => f.IsLabel);

    /// <summary>Which family of networks the columns are of: Instagram when they tell private accounts or pictures and neither likes, lists nor creation.</summary>
    public ProfileFamily Family => Has("private") && !Has("likes") && !Has("listed") && !Has("created") ? ProfileFamily.Instagram : ProfileFamily.X;

    /// <summary>Reads one profile.</summary>
    /// <param name="cells">The cells of its record; those that are not there, or are empty, are not known.</param>
    /// <param name="number">Of the record, for messages.</param>
    /// <exception cref="FormatException">A cell does not hold what its column says; the message names record, column, value and remedy.</exception>
    public AccountProfile Read(IReadOnlyList<string> cells, long number) => ReadLabelled(cells, number).Profile;

    /// <summary>Reads one profile and what is known about it.</summary>
    /// <returns>The profile, and whether it is fake as far as its label says.</returns>
    /// <inheritdoc cref="Read"/>
    public (AccountProfile Profile, bool? IsFake) ReadLabelled(IReadOnlyList<string> cells, long number)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var draft = new ProfileDraft();
        foreach (var field in _fields)
        {
            if (field.Index >= cells.Count || cells[field.Index] is not { Length: > 0 } text)
                continue;
            if (!field.Put(draft, text))
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{Record} {number}, column '{field.Column}': '{Shortened(text)}' is not {field.Expects}; correct it, or leave the cell empty when it is not known"));
        }
        return (draft.Profile(), draft.IsFake);
    }

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..39] + "…";

    private bool Has(string means) => _fields.Exists(f => f.Means == means);
}
