namespace Engagement.Core.Text;

/// <summary>Writes the normalised letters of one word and notes what normalising takes away.</summary>
/// <param name="buffer">Where they go.</param>
internal ref struct WordWriter(Span<char> buffer)
{
    private readonly Span<char> _buffer = buffer;
    private int _length;
    private int _run;
    private int _letters;
    private int _capitals;
    private int _foreign;
    private uint _accents;
    private bool _isElongated;
    private bool _wasSmall;
    private bool _isCapitalized;

    /// <summary>Whether no further letter fits.</summary>
    public readonly bool IsFull => _length > _buffer.Length - 2;

    /// <summary>Whether what was written so far is a French word that loses its vowel before another: the word after the apostrophe stands alone.</summary>
    public readonly bool IsElision => _buffer[.._length] is "l" or "d" or "n" or "j" or "m" or "t" or "s" or "c" or "qu" or "jusqu" or "lorsqu" or "puisqu" or "quelqu";

    /// <summary>Whether a character starts a new word inside a hashtag: a capital after a small letter.</summary>
    /// <param name="raw">The character as written.</param>
    public readonly bool StartsPart(int raw) => _wasSmall && raw <= 0xFFFF && char.IsUpper((char)raw);

    /// <summary>Takes in one letter or digit.</summary>
    /// <param name="raw">As written.</param>
    /// <param name="folded">Without accent, as a small letter.</param>
    /// <param name="isLetter">Whether it is a letter.</param>
    public void Write(int raw, int folded, bool isLetter)
    {
        var isCapital = raw <= 0xFFFF && char.IsUpper((char)raw);
        _wasSmall = isLetter && !isCapital;
        if (isLetter)
        {
            _isCapitalized |= isCapital && _letters == 0;
            _letters++;
            _capitals += isCapital ? 1 : 0;
            _foreign += Characters.IsLatin(raw) ? 0 : 1;
        }

        if (raw >= 0x80)
            _accents = FeatureHash.Add(_accents == 0 ? FeatureHash.Seed : _accents, (uint)(raw <= 0xFFFF ? char.ToLowerInvariant((char)raw) : raw));
        if (folded is 'œ' or 'æ')
        {
            Append(folded == 'œ' ? 'o' : 'a', false);
            folded = 'e';
        }

        Append(folded <= 0xFFFF ? (char)folded : (char)(0xE000 + (folded & 0xFFF)), isLetter);
    }

    /// <summary>Ends the word.</summary>
    /// <param name="token">What is told about it.</param>
    /// <returns>How many characters were written.</returns>
    public readonly int Finish(ref TextToken token)
    {
        token.Letters = _letters;
        token.ForeignLetters = _foreign;
        token.AccentHash = _accents;
        token.IsCapitalized = _isCapitalized;
        token.IsCapitals = _letters >= 2 && _capitals == _letters;
        token.IsElongated = _isElongated;
        return _length;
    }

    private void Append(char unit, bool isLetter)
    {
        _run = _length > 0 && _buffer[_length - 1] == unit ? _run + 1 : 1;
        if (_run >= 3 && isLetter)
            _isElongated = true;
        else if (_length < _buffer.Length)
            _buffer[_length++] = unit;
    }
}
