using System.Text;

namespace Engagement.Core.Delimited;

/// <summary>Reads a table of text, record by record: comma, semicolon or tab, told from its first line; quoted cells may hold any of these.</summary>
/// <remarks>
/// Source: RFC 4180. A quote inside a cell that does not begin with one is text. Blank lines are passed over; a byte order mark is no part of
/// the first cell. Only the record at hand is held.
/// </remarks>
public sealed class DelimitedReader
{
    /// <summary>The longest record, in characters: beyond it, a quote was opened and never closed, or the text is no table.</summary>
    public const int LongestRecord = 1 << 20;

    private const char ByteOrderMark = '\uFEFF';

    private readonly TextReader _text;
    private readonly char[] _buffer = new char[1 << 14];
    private readonly StringBuilder _cell = new();
    private readonly List<string> _cells = [];
    private int _at;
    private int _end;
    private int _line = 1;
    private char _delimiter;

    /// <summary>Begins a table.</summary>
    /// <param name="text">Where it is read from; whoever opened it closes it.</param>
    public DelimitedReader(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>The line on which the current record begins, counted from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The cells of the current record, without the spaces around them; the next <see cref="Read"/> replaces them.</summary>
    public IReadOnlyList<string> Cells => _cells;

    /// <summary>Goes to the next record.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="FormatException">A record is longer than <see cref="LongestRecord"/>.</exception>
    public bool Read()
    {
        if (_delimiter == '\0' && !Begin())
            return false;
        do
        {
            if (Peek() < 0)
                return false;
            Line = _line;
            ReadRecord();
        }
        while (_cells is [""]);
        return true;
    }

    private bool Begin()
    {
        if (Peek() == ByteOrderMark)
            _at++;
        if (Peek() < 0)
            return false;
        // The first line is a header of short names: it is all in the first buffer.
        var line = _buffer.AsSpan(_at, _end - _at);
        var end = line.IndexOfAny('\r', '\n');
        line = end < 0 ? line : line[..end];
        _delimiter = ',';
        foreach (var candidate in (ReadOnlySpan<char>)[';', '\t'])
            if (line.Count(candidate) > line.Count(_delimiter))
                _delimiter = candidate;
        return true;
    }

    private void ReadRecord()
    {
        _cells.Clear();
        for (var length = 0; ; length++)
        {
            if (length > LongestRecord)
                throw new FormatException($"line {Line}: the record has more than {LongestRecord} characters; close the quote that was opened in it");
            var c = Next();
            if (c == '"' && _cell.Length == 0)
                length += ReadQuoted();
            else if (c == _delimiter)
                EndCell();
            else if (c is '\n' or -1)
                break;
            else if (c != '\r' || Peek() != '\n')
                _cell.Append((char)c);
        }
        EndCell();
    }

    private int ReadQuoted()
    {
        for (var c = Next(); c >= 0; c = Next())
        {
            if (c == '"' && Peek() != '"')
                return _cell.Length;
            if (c == '"')
                Next();
            _cell.Append((char)c);
            if (_cell.Length > LongestRecord)
                return _cell.Length;
        }
        return _cell.Length;
    }

    private void EndCell()
    {
        _cells.Add(_cell.ToString().Trim());
        _cell.Clear();
    }

    private int Next()
    {
        var c = Peek();
        if (c < 0)
            return c;
        _at++;
        _line += c == '\n' ? 1 : 0;
        return c;
    }

    private int Peek()
    {
        if (_at < _end)
            return _buffer[_at];
        (_at, _end) = (0, _text.ReadBlock(_buffer));
        return _end == 0 ? -1 : _buffer[0];
    }
}
