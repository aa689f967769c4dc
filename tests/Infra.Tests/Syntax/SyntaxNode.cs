namespace Engagement.Infra.Tests.Syntax;

/// <summary>A node of a Bicep file's syntax tree, as syntax.cjs prints it.</summary>
public sealed record SyntaxNode(string Type, string? Field, int Line, bool IsMissing, string Text, IReadOnlyList<SyntaxNode> Children)
{
    /// <summary>This node and all below it.</summary>
    public IEnumerable<SyntaxNode> All() => Children.SelectMany(child => child.All()).Prepend(this);

    public IEnumerable<SyntaxNode> Below(string type) => All().Where(node => node.Type == type);

    public bool IsError => IsMissing || Type == "ERROR";

    /// <summary>What stands between the quotes of a string.</summary>
    public string Unquoted => Text.Trim('\'');
}

/// <summary>A Bicep file and its tree.</summary>
public sealed record BicepFile(string Path, SyntaxNode Root)
{
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Every property of every object: its key, and the node of its value.</summary>
    public IEnumerable<(string Key, SyntaxNode Value)> Properties() =>
        Root.Below("object_property").Where(property => property.Children.Count >= 2).Select(property => (property.Children[0].Unquoted, property.Children[^1]));

    /// <summary>Every text that is written out, without quotes.</summary>
    public IEnumerable<string> Strings() => Root.Below("string").Select(text => text.Unquoted);

    /// <summary>The value of a variable, or of a parameter in a parameter file.</summary>
    public SyntaxNode? Variable(string name) =>
        Root.Below("variable_declaration").FirstOrDefault(variable => variable.Children.Any(child => child.Type == "identifier" && child.Text == name))?.Children[^1];
}
