namespace Engagement.Core.Text;

/// <summary>What tells a question by the shape of a sentence: its mark, how it begins, and whether verb and subject change places.</summary>
internal struct SentenceShape
{
    /// <summary>How many features sentences have in all, half of them in each language.</summary>
    public const int FeatureCount = 2 * PerLanguage;

    /// <summary>How many features one sentence has.</summary>
    public const int PerSentence = 6;

    private const int PerLanguage = 40;
    private const WordRoles Asking = WordRoles.QuestionWord | WordRoles.QuestionOpener | WordRoles.Request;

    /// <summary>Words so far.</summary>
    public int Words;

    /// <summary>Whether a question mark ends it.</summary>
    public bool HasMark;

    /// <summary>Whether a French verb is followed by its subject (avez-vous).</summary>
    public bool IsInverted;

    private WordRoles _first;
    private WordRoles _seen;
    private bool _hasBegun;

    /// <summary>Takes in the next word. Greetings, and what only links to what was said before, are not how a sentence begins.</summary>
    /// <param name="roles">What is known about it.</param>
    public void Add(WordRoles roles)
    {
        Words++;
        _seen |= roles;
        if (_hasBegun || (roles & (WordRoles.Courtesy | WordRoles.Contrast | WordRoles.Linking)) != 0)
            return;
        _first = roles & Asking;
        _hasBegun = true;
    }

    /// <summary>Writes the features.</summary>
    /// <param name="isFrench">Whether they are those of French, or of English.</param>
    /// <param name="features">Receives <see cref="PerSentence"/> numbers under <see cref="FeatureCount"/>.</param>
    public readonly void Write(bool isFrench, Span<ushort> features)
    {
        var offset = isFrench ? PerLanguage : 0;
        var mark = offset + (HasMark ? 1 : 0);
        var length = Words switch { <= 1 => 0, 2 => 1, <= 4 => 2, <= 8 => 3, _ => 4 };
        var first = (_first & WordRoles.QuestionWord) != 0 ? 1 : (_first & WordRoles.QuestionOpener) != 0 ? 2 : (_first & WordRoles.Request) != 0 ? 3 : 0;
        features[0] = (ushort)(length * 2 + mark);
        features[1] = (ushort)(10 + first * 2 + mark);
        features[2] = (ushort)(18 + Has(WordRoles.QuestionWord) * 2 + mark);
        features[3] = (ushort)(22 + (IsInverted ? 2 : 0) + mark);
        features[4] = (ushort)(26 + Has(WordRoles.Request) * 2 + mark);
        features[5] = (ushort)(offset + 30 + first * 2 + Has(WordRoles.Addressee));
    }

    private readonly int Has(WordRoles role) => (_seen & role) != 0 ? 1 : 0;
}
