namespace Engagement.Core.Text;

/// <summary>
/// Cuts a comment into words, numbers, mentions, links, hashtags, emoji, emoticons and marks, in one pass without allocating. Words are normalised: small
/// letters, accents folded, letters repeated at most twice, French elisions cut off (l' d' qu'), English contractions joined (dont).
/// </summary>
/// <param name="text">The comment.</param>
/// <param name="buffer">Where normalised words are written; longer ones are cut into pieces of this length.</param>
internal ref struct Tokenizer(ReadOnlySpan<char> text, Span<char> buffer)
{
    /// <summary>Enough for a word of any European language.</summary>
    public const int BufferLength = 48;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly Span<char> _buffer = buffer;
    private int _at;
    private int _length;
    private bool _inHashtag;

    /// <summary>The token read last.</summary>
    public TextToken Token;

    /// <summary>The normalised letters of the word, or the characters of the emoticon, read last.</summary>
    public readonly ReadOnlySpan<char> Word => _buffer[.._length];

    /// <summary>Reads the next token.</summary>
    /// <returns>False at the end.</returns>
    public bool Next()
    {
        while (_at < _text.Length)
        {
            var raw = Characters.Read(_text, _at, out var length);
            var folded = Characters.Fold(raw);
            if (folded == '\n')
                return Take(TokenKind.LineEnd, length);
            if (folded == Characters.Ignorable || folded <= ' ' || folded == 0x2028 || (folded > 0x7F && folded <= 0xFFFF && char.IsWhiteSpace((char)folded)))
            {
                _at += length;
                _inHashtag = false;
                continue;
            }

            if (Characters.IsLetter(folded))
                return StartsLink(folded) ? TakeLink() : TakeWord();
            if (folded is >= '0' and <= '9')
                return TakeNumber();
            if (folded == '@' && IsNameAfter(length))
                return TakeMention();
            if (folded == '#' && IsNameAfter(length))
            {
                Take(TokenKind.Hashtag, length);
                _inHashtag = true;
                return true;
            }

            if (Characters.IsEmoji(raw))
            {
                Take(TokenKind.Emoji, length);
                Token.CodePoint = raw;
                return true;
            }

            if (Emoticons.LengthAt(_text, _at) is > 0 and var face)
                return TakeEmoticon(face);
            return TakeMarks(folded, length);
        }

        return false;
    }

    private bool Take(TokenKind kind, int length)
    {
        Token = new TextToken { Kind = kind, Start = _at, Length = length, Count = 1 };
        _length = 0;
        _at += length;
        _inHashtag = false;
        return true;
    }

    private bool TakeMarks(int mark, int length)
    {
        Take(TokenKind.Mark, length);
        Token.CodePoint = mark == 0x2026 ? '.' : mark;
        Token.Count = mark == 0x2026 ? 3 : 1;
        while (_at < _text.Length && Characters.Fold(Characters.Read(_text, _at, out var next)) == mark)
        {
            _at += next;
            Token.Count++;
        }

        Token.Length = _at - Token.Start;
        return true;
    }

    private bool TakeEmoticon(int length)
    {
        _text.Slice(_at, length).CopyTo(_buffer);
        Take(TokenKind.Emoticon, length);
        _length = length;
        return true;
    }

    private bool TakeNumber()
    {
        var start = _at;
        var digits = 0;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || (_text[_at] is '.' or ',' or ':' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1]))))
            digits += char.IsAsciiDigit(_text[_at++]) ? 1 : 0;
        var end = Math.Max(_at, start + 1);
        _at = start;
        Take(TokenKind.Number, end - start);
        Token.Count = Math.Max(digits, 1);
        return true;
    }

    private bool TakeMention()
    {
        var end = _at + 1;
        while (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] is '_' or '.' && end + 1 < _text.Length && char.IsLetterOrDigit(_text[end + 1])))
            end++;
        return Take(TokenKind.Mention, end - _at);
    }

    private readonly bool IsNameAfter(int length) => _at + length < _text.Length && (char.IsLetterOrDigit(_text[_at + length]) || _text[_at + length] == '_');

    private readonly bool StartsLink(int first)
    {
        if (first is not ('h' or 'w'))
            return false;
        var rest = _text[_at..];
        if (rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            return true;
        if (!rest.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            return false;
        // "http" alone is what collections of published tweets put in place of links.
        return rest.Length == 4 || !char.IsLetterOrDigit(rest[4]) || (rest[4] is 's' or 'S' && (rest.Length == 5 || !char.IsLetterOrDigit(rest[5])));
    }

    private bool TakeLink()
    {
        var end = _at;
        while (end < _text.Length && !char.IsWhiteSpace(_text[end]) && _text[end] is not ('<' or '"' or ')'))
            end++;
        return Take(TokenKind.Link, end - _at);
    }

    private bool TakeWord()
    {
        var inHashtag = _inHashtag;
        var start = _at;
        var word = new WordWriter(_buffer);
        while (_at < _text.Length)
        {
            var raw = Characters.Read(_text, _at, out var length);
            var folded = Characters.Fold(raw);
            if (folded == Characters.Ignorable)
            {
                _at += length;
                continue;
            }

            if (folded == '\'' && _at + length < _text.Length && Characters.IsLetter(Characters.Fold(Characters.Read(_text, _at + length, out _))))
            {
                _at += length;
                if (word.IsElision)
                    break;
                continue;
            }

            var isLetter = Characters.IsLetter(folded);
            if (!isLetter && folded is not (>= '0' and <= '9' or '_') || word.IsFull || (inHashtag && (folded == '_' || word.StartsPart(raw))))
                break;
            _at += length;
            if (folded != '_')
                word.Write(raw, folded, isLetter);
        }

        // What is left of a name in a hashtag after an underscore.
        while (_at < _text.Length && inHashtag && _text[_at] == '_')
            _at++;
        var end = _at;
        _at = start;
        Take(TokenKind.Word, end - start);
        _length = word.Finish(ref Token);
        Token.IsInHashtag = inHashtag;
        _inHashtag = inHashtag && end < _text.Length && (char.IsLetterOrDigit(_text[end]));
        return true;
    }
}
