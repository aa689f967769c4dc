using System.Text.RegularExpressions;

namespace Engagement.PowerBi.Tests.Project;

/// <summary>Reads a TMDL file: one tab per level, an expression two levels below what it belongs to.</summary>
internal sealed partial class TmdlReader
{
    private readonly string _file;
    private readonly string[] _lines;
    private int _next;

    private TmdlReader(string file, string text) => (_file, _lines) = (file, text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n'));

    /// <summary>What is not TMDL, or not known here.</summary>
    private List<string> Problems { get; } = [];

    public static (TmdlObject File, IReadOnlyList<string> Problems) Read(string file, string text)
    {
        var reader = new TmdlReader(file, text);
        var root = new TmdlObject("file", file, null, "", 0);
        reader.ReadInto(root, TmdlType.Of("file"), "file", 0);
        return (root, reader.Problems);
    }

    private void ReadInto(TmdlObject parent, TmdlType type, string typeName, int depth)
    {
        var description = new List<string>();
        while (_next < _lines.Length)
        {
            var line = _lines[_next];
            if (string.IsNullOrWhiteSpace(line))
            {
                _next++;
                continue;
            }
            var tabs = Tabs(line);
            if (tabs < depth)
                return;
            _next++;
            var text = line[tabs..];
            if (tabs > depth || text[0] == ' ')
                Problem("is indented as nothing of TMDL is");
            else if (text.StartsWith("///", StringComparison.Ordinal))
                description.Add(text[3..].Trim());
            else if (type.Children.FirstOrDefault(child => text == child.Keyword || text.StartsWith(child.Keyword + ' ', StringComparison.Ordinal)) is { Keyword: not null } child)
            {
                parent.Children.Add(ReadObject(text[child.Keyword.Length..].Trim(), child.Keyword, child.Type, string.Join(' ', description), depth));
                description.Clear();
            }
            else
                ReadProperty(parent, type, typeName, text, depth);
        }
    }

    private TmdlObject ReadObject(string declaration, string keyword, string type, string description, int depth)
    {
        var line = _next;
        var match = DeclarationPattern().Match(declaration);
        if (!match.Success)
            Problem($"does not declare a {keyword}");
        var value = match.Groups["equals"].Success ? match.Groups["value"].Value : null;
        var one = new TmdlObject(keyword, Unquoted(match.Groups["name"].Value), value is { Length: 0 } ? Block(depth) : value, description, line);
        ReadInto(one, TmdlType.Of(type), type, depth + 1);
        return one;
    }

    private void ReadProperty(TmdlObject parent, TmdlType type, string typeName, string text, int depth)
    {
        var match = PropertyPattern().Match(text);
        var (name, value) = (match.Groups["name"].Value, match.Groups["value"].Value);
        var known = match.Groups["sign"].Value switch
        {
            ":" => type.Texts.Contains(name) && value.Length > 0,
            "=" => type.Expressions.Contains(name),
            _ => match.Success && type.Flags.Contains(name),
        };
        if (!known)
            Problem($"is no property of a {typeName}: {text.Trim()}");
        if (!parent.Properties.TryAdd(name, match.Groups["sign"].Value switch { "" => "true", "=" when value.Length == 0 => Block(depth), _ => value }))
            Problem($"repeats {name}");
    }

    /// <summary>The lines of an expression, without what they are indented by.</summary>
    private string Block(int depth)
    {
        var lines = new List<string>();
        for (; _next < _lines.Length && (string.IsNullOrWhiteSpace(_lines[_next]) || Tabs(_lines[_next]) >= depth + 2); _next++)
            lines.Add(_lines[_next].Length > depth + 2 ? _lines[_next][(depth + 2)..] : "");
        return string.Join('\n', lines).TrimEnd();
    }

    public static string Unquoted(string name) => name.Length > 1 && name[0] == '\'' ? name[1..^1].Replace("''", "'", StringComparison.Ordinal) : name;

    private void Problem(string what) => Problems.Add($"{_file}, line {_next}: {what}");

    private static int Tabs(string line) => line.Length - line.TrimStart('\t').Length;

    // Letters beyond ASCII need quotes to be read the same by every tool.
    [GeneratedRegex(@"^(?<name>'(?:[^']|'')+'|(table|cultureInfo) .+|[A-Za-z0-9_][A-Za-z0-9_-]*|)(?<equals>\s*=\s*(?<value>.*))?$")]
    private static partial Regex DeclarationPattern();

    [GeneratedRegex(@"^(?<name>\w+)\s*((?<sign>[:=])\s*(?<value>.*))?$")]
    private static partial Regex PropertyPattern();
}
