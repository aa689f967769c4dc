namespace Engagement.PowerBi.Tests.Project;

/// <summary>An object of a TMDL file: a table, a measure, a translation.</summary>
/// <param name="Kind">Its keyword.</param>
/// <param name="Name">Without quotes; empty for objects that have none.</param>
/// <param name="Value">What stands behind the equals sign: an expression, the kind of a partition. Null when there is none.</param>
/// <param name="Description">The lines with three slashes above it.</param>
internal sealed record TmdlObject(string Kind, string Name, string? Value, string Description, int Line)
{
    public List<TmdlObject> Children { get; } = [];

    /// <summary>Texts and expressions by name; flags are "true".</summary>
    public Dictionary<string, string> Properties { get; } = new(StringComparer.Ordinal);

    public string? Property(string name) => Properties.GetValueOrDefault(name);

    public bool Is(string flag) => Property(flag) == "true";

    /// <summary>This object and all below it.</summary>
    public IEnumerable<TmdlObject> All() => Children.SelectMany(child => child.All()).Prepend(this);

    public IEnumerable<TmdlObject> Of(string kind) => Children.Where(child => child.Kind == kind);
}
