namespace Engagement.Simulator.Meta;

/// <summary>One entry of "fields": <c>name.modifier(argument){sub,fields}</c>.</summary>
internal sealed record Field(string Name, IReadOnlyDictionary<string, string> Modifiers, IReadOnlyList<Field> Children)
{
    /// <summary>The key under which the value is returned.</summary>
    public string Key => Modifiers.GetValueOrDefault("as", Name);
}

/// <summary>Reads the "fields" parameter.</summary>
internal ref struct FieldSelection
{
    private readonly ReadOnlySpan<char> _text;
    private int _at;

    private FieldSelection(string text) => _text = text;

    /// <exception cref="GraphException">The text has no meaning as a list of fields.</exception>
    public static IReadOnlyList<Field> Read(string text)
    {
        var reader = new FieldSelection(text);
        var fields = reader.ReadList();
        return reader._at == text.Length ? fields : throw reader.Unexpected();
    }

    private List<Field> ReadList()
    {
        var fields = new List<Field> { ReadField() };
        while (TryTake(','))
            fields.Add(ReadField());
        return fields;
    }

    private Field ReadField()
    {
        var name = ReadName();
        var modifiers = new Dictionary<string, string>(StringComparer.Ordinal);
        IReadOnlyList<Field> children = [];
        while (true)
        {
            if (TryTake('.'))
            {
                var modifier = ReadName();
                modifiers[modifier] = ReadArgument();
            }
            else if (TryTake('{'))
            {
                children = ReadList();
                if (!TryTake('}'))
                    throw Unexpected();
            }
            else
            {
                return new(name, modifiers, children);
            }
        }
    }

    private string ReadName()
    {
        while (TryTake(' '))
        {
        }

        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] == '_'))
            _at++;
        return _at > start ? _text[start.._at].ToString() : throw Unexpected();
    }

    private string ReadArgument()
    {
        if (!TryTake('('))
            throw Unexpected();
        var start = _at;
        while (_at < _text.Length && _text[_at] != ')')
            _at++;
        var argument = _text[start.._at].ToString();
        return TryTake(')') ? argument : throw Unexpected();
    }

    private bool TryTake(char c)
    {
        if (_at >= _text.Length || _text[_at] != c)
            return false;
        _at++;
        return true;
    }

    private readonly GraphException Unexpected() => new(new GraphError(400, 2500, _at < _text.Length
        ? $"Syntax error \"Expected end of string instead of \"{_text[_at]}\".\" at character {_at}: {_text}"
        : $"Syntax error \"Unexpected end of string.\" at character {_at}: {_text}"));
}
