namespace Engagement.Core.Text;

/// <summary>
/// Takes a text apart: words and their neighbours, letters inside words, marks and emoji go to a sink as hashes; what is counted goes to a surface. A word
/// under a negation is another word than the same one outside. One pass, constant memory.
/// </summary>
internal struct TextFeatures
{
    private const int NegationReach = 4;
    private const int OpenerReach = 4;
    private const int ShortestLetters = 3;
    private const int LongestLetters = 5;
    private const int ShortestPhoneNumber = 9;

    private const uint NegatedSeed = 0x1001, SkipSeed = 0x1002, FirstSeed = 0x1003, FirstPairSeed = 0x1004, LastSeed = 0x1005, CapitalSeed = 0x1006;
    private const uint ElongatedSeed = 0x1007, AccentSeed = 0x1008, TripleSeed = 0x1009, MarkSeed = 0x100A, EmojiSeed = 0x100B, LetterSeed = 0x100C;
    private const uint MentionHash = 0x2001, LinkHash = 0x2002, NumberHash = 0x2003, HashtagHash = 0x2004, LineHash = 0x2005, StartHash = 0x2006;

    private readonly ValenceLexicon _lexicon;
    private uint _previous = StartHash;
    private uint _beforePrevious = StartHash;
    private SentenceShape _sentence;
    private int _wordsSinceHyphen = 1;
    private int _negationLeft;
    private int _openerLeft;
    private int _boost;
    private int _phoneDigits;

    /// <summary>The hash that an emoji has among words.</summary>
    /// <param name="codePoint">The emoji.</param>
    public static uint EmojiHash(int codePoint) => FeatureHash.Pair(EmojiSeed, (uint)codePoint);

    private TextFeatures(ValenceLexicon lexicon) => _lexicon = lexicon;

    /// <summary>Takes a text apart.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lexicon">Valences of words.</param>
    /// <param name="sink">Takes in the features.</param>
    /// <returns>What was counted.</returns>
    public static TextSurface Extract<TSink>(ReadOnlySpan<char> text, ValenceLexicon lexicon, ref TSink sink)
        where TSink : struct, ITextFeatureSink
    {
        Span<char> buffer = stackalloc char[Tokenizer.BufferLength];
        var tokenizer = new Tokenizer(text, buffer);
        var features = new TextFeatures(lexicon);
        var surface = new TextSurface();
        while (tokenizer.Next())
        {
            var roles = features.Add(ref tokenizer, ref surface, ref sink);
            sink.EndToken(in tokenizer.Token, roles);
            if (tokenizer.Token.Kind == TokenKind.LineEnd || (tokenizer.Token.Kind == TokenKind.Mark && tokenizer.Token.CodePoint is '.' or '!' or '?'))
                features.EndSentence(ref sink);
        }

        features.EndSentence(ref sink);
        return surface;
    }

    private WordRoles Add<TSink>(ref Tokenizer tokenizer, ref TextSurface surface, ref TSink sink)
        where TSink : struct, ITextFeatureSink
    {
        ref readonly var token = ref tokenizer.Token;
        if (token.Kind != TokenKind.LineEnd)
            (surface.LastKind, surface.LastMark) = (token.Kind, token.CodePoint);
        if (token.Kind is not (TokenKind.Number or TokenKind.Mark))
            _phoneDigits = 0;
        switch (token.Kind)
        {
            case TokenKind.Word:
                return AddWord(tokenizer.Word, in token, ref surface, ref sink);
            case TokenKind.Mention:
                surface.Mentions++;
                AddPlain(MentionHash, ref sink);
                break;
            case TokenKind.Link:
                surface.Links++;
                AddPlain(LinkHash, ref sink);
                break;
            case TokenKind.Number:
                AddNumber(token.Count, ref surface, ref sink);
                break;
            case TokenKind.Hashtag:
                surface.Hashtags++;
                sink.Add(FeatureHash.Spread(HashtagHash));
                break;
            case TokenKind.Emoji:
                AddFace(EmojiHash(token.CodePoint), ref surface, ref sink);
                break;
            case TokenKind.Emoticon:
                AddFace(FeatureHash.Of(tokenizer.Word), ref surface, ref sink);
                break;
            case TokenKind.Mark:
                AddMark(in token, ref surface, ref sink);
                break;
            case TokenKind.LineEnd:
                _previous = LineHash;
                break;
        }

        return WordRoles.None;
    }

    private WordRoles AddWord<TSink>(ReadOnlySpan<char> word, in TextToken token, ref TextSurface surface, ref TSink sink)
        where TSink : struct, ITextFeatureSink
    {
        var hash = FeatureHash.Of(word);
        var roles = WordLists.OfWord(hash) | WordLists.OfPhrase(_previous, hash);
        Count(in token, hash, roles, ref surface);

        var negated = _negationLeft > 0;
        sink.AddInOrder(hash, negated);
        sink.Add(FeatureHash.Spread(hash));
        if (negated)
            sink.Add(FeatureHash.Pair(NegatedSeed, hash));
        AddNeighbours(hash, ref sink);
        if (_sentence.Words == 0)
            sink.Add(FeatureHash.Pair(FirstSeed, hash));
        else if (_sentence.Words == 1)
            sink.Add(FeatureHash.Pair(FirstPairSeed, FeatureHash.Pair(_previous, hash)));
        if (token.AccentHash != 0)
            sink.Add(FeatureHash.Pair(AccentSeed, token.AccentHash));
        if (token.IsCapitals)
            sink.Add(FeatureHash.Pair(CapitalSeed, hash));
        var valence = ValenceOf(word, hash, in token, ref sink);
        AddValence(valence, negated, ref surface);
        AddLettersOf(word, ref sink);

        Negate(roles, ref surface);
        _boost = (roles & WordRoles.Booster) != 0 ? 1 : (roles & WordRoles.Dampener) != 0 ? -1 : 0;
        if ((roles & WordRoles.Contrast) != 0)
        {
            surface.English.Contrast();
            surface.French.Contrast();
        }

        Shift(hash);
        _sentence.IsInverted |= _wordsSinceHyphen == 0 && (roles & WordRoles.Subject) != 0;
        _wordsSinceHyphen++;
        _sentence.Add(roles);
        return roles;
    }

    private static void Count(in TextToken token, uint hash, WordRoles roles, ref TextSurface surface)
    {
        surface.Words++;
        surface.Letters += token.Letters;
        surface.ForeignLetters += token.ForeignLetters;
        surface.CapitalWords += token.IsCapitals ? 1 : 0;
        surface.ElongatedWords += token.IsElongated ? 1 : 0;
        surface.Courtesies += (roles & WordRoles.Courtesy) != 0 ? 1 : 0;
        if ((roles & (WordRoles.Courtesy | WordRoles.CourtesyFiller)) == 0)
        {
            surface.OtherWords++;
            surface.Names += token.IsCapitalized ? 1 : 0;
        }

        surface.Lures += (roles & WordRoles.Lure) != 0 ? 1 : 0;
        surface.Contacts += (roles & WordRoles.Contact) != 0 ? 1 : 0;
        surface.RepeatedWords += hash == surface.LastWord ? 1 : 0;
        surface.LastWord = hash;
    }

    private readonly (int English, int French) ValenceOf<TSink>(ReadOnlySpan<char> word, uint hash, in TextToken token, ref TSink sink)
        where TSink : struct, ITextFeatureSink
    {
        var valence = _lexicon.Of(hash);
        if (!token.IsElongated)
            return valence;

        // "sooo" is written "soo" here, and means "so".
        Span<char> once = stackalloc char[Tokenizer.BufferLength];
        var length = 0;
        foreach (var unit in word)
        {
            if (length == 0 || once[length - 1] != unit)
                once[length++] = unit;
        }

        var onceHash = FeatureHash.Of(once[..length]);
        sink.Add(FeatureHash.Spread(onceHash));
        sink.Add(FeatureHash.Pair(ElongatedSeed, onceHash));
        return valence == default ? _lexicon.Of(onceHash) : valence;
    }

    private readonly void AddValence((int English, int French) valence, bool negated, ref TextSurface surface)
    {
        surface.English.Add(Adjust(valence.English, negated));
        surface.French.Add(Adjust(valence.French, negated));
    }

    /// <summary>Negation turns three quarters of a valence round, intensifiers change it by a third.</summary>
    private readonly int Adjust(int valence, bool negated)
    {
        if (negated)
            valence = valence * -3 / 4;
        return valence + valence * _boost / 3;
    }

    private void Negate(WordRoles roles, ref TextSurface surface)
    {
        if (_negationLeft > 0)
            _negationLeft--;
        if (_openerLeft > 0)
            _openerLeft--;
        if ((roles & WordRoles.NegationOpener) != 0)
            _openerLeft = OpenerReach;
        if ((roles & WordRoles.Negator) == 0 && ((roles & WordRoles.NegationCloser) == 0 || _openerLeft == 0))
            return;
        _negationLeft = NegationReach;
        _openerLeft = 0;
        surface.Negations++;
    }

    private readonly void AddNeighbours<TSink>(uint hash, ref TSink sink)
        where TSink : struct, ITextFeatureSink
    {
        sink.Add(FeatureHash.Pair(_previous, hash));
        sink.Add(FeatureHash.Pair(SkipSeed + _beforePrevious, hash));
        sink.Add(FeatureHash.Pair(TripleSeed + FeatureHash.Pair(_beforePrevious, _previous), hash));
    }

    private static void AddLettersOf<TSink>(ReadOnlySpan<char> word, ref TSink sink)
        where TSink : struct, ITextFeatureSink
    {
        const char Edge = '^';
        for (var start = -1; start < word.Length; start++)
        {
            var hash = FeatureHash.Add(LetterSeed, start < 0 ? Edge : word[start]);
            var longest = Math.Min(LongestLetters, word.Length + 1 - start);
            for (var length = 2; length <= longest; length++)
            {
                var next = start + length - 1;
                hash = FeatureHash.Add(hash, next == word.Length ? Edge : word[next]);
                if (length >= ShortestLetters)
                    sink.AddLetters(FeatureHash.Spread(hash));
            }
        }
    }

    private void AddFace<TSink>(uint hash, ref TextSurface surface, ref TSink sink)
        where TSink : struct, ITextFeatureSink
    {
        surface.FaceCount++;
        var (english, french) = _lexicon.Of(hash);
        surface.English.Add(english);
        surface.French.Add(french);
        surface.Faces.Add(english);
        AddPlain(hash, ref sink);
    }

    private void AddNumber<TSink>(int digits, ref TextSurface surface, ref TSink sink)
        where TSink : struct, ITextFeatureSink
    {
        AddPlain(NumberHash + (uint)Math.Min(digits, 5) * 0x100, ref sink);
        if (_phoneDigits < ShortestPhoneNumber && _phoneDigits + digits >= ShortestPhoneNumber && digits < 16)
            surface.PhoneNumbers++;
        _phoneDigits += digits;
    }

    private void AddMark<TSink>(in TextToken token, ref TextSurface surface, ref TSink sink)
        where TSink : struct, ITextFeatureSink
    {
        var mark = token.CodePoint;
        _wordsSinceHyphen = mark == '-' ? 0 : 1;
        _sentence.HasMark |= mark == '?';
        surface.QuestionMarks += mark == '?' ? 1 : 0;
        surface.ExclamationMarks += mark == '!' ? token.Count : 0;
        surface.Ellipses += mark == '.' && token.Count > 1 ? 1 : 0;
        if (mark is not ('.' or '-' or '+' or ' '))
            _phoneDigits = 0;
        if (mark is '.' or ',' or ';' or ':' or '!' or '?' or '(' or ')' or '"')
            _negationLeft = _openerLeft = 0;
        _boost = 0;
        var hash = FeatureHash.Pair(MarkSeed + (uint)Math.Min(token.Count, 3), (uint)mark);
        if (mark is '.' or '!' or '?')
            sink.Add(FeatureHash.Pair(LastSeed, FeatureHash.Pair(_previous, hash)));
        AddPlain(hash, ref sink);
    }

    private void AddPlain<TSink>(uint hash, ref TSink sink)
        where TSink : struct, ITextFeatureSink
    {
        sink.AddInOrder(hash, isNegated: false);
        sink.Add(FeatureHash.Spread(hash));
        sink.Add(FeatureHash.Pair(_previous, hash));
        Shift(hash);
    }

    private void Shift(uint hash) => (_beforePrevious, _previous) = (_previous, hash);

    private void EndSentence<TSink>(ref TSink sink)
        where TSink : struct, ITextFeatureSink
    {
        if (_sentence.Words > 0)
            sink.EndSentence(in _sentence);
        _sentence = default;
        _negationLeft = _openerLeft = 0;
    }
}
