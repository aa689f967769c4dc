namespace Engagement.Core.Text;

/// <summary>How much a text's words please or displease by a lexicon, with negation, intensity and contrast taken into account.</summary>
internal struct ValenceTally
{
    /// <summary>Sum of pleasant valences, in tenths.</summary>
    public int Pleasant;

    /// <summary>Sum of unpleasant valences, in tenths, as a positive number.</summary>
    public int Unpleasant;

    /// <summary>The last valence that was not 0.</summary>
    public int Last;

    /// <summary>The highest valence.</summary>
    public int Highest;

    /// <summary>The lowest valence.</summary>
    public int Lowest;

    /// <summary>Counts one word's valence.</summary>
    /// <param name="valence">In tenths, after negation and intensity.</param>
    public void Add(int valence)
    {
        if (valence == 0)
            return;
        if (valence > 0)
            Pleasant += valence;
        else
            Unpleasant -= valence;
        Last = valence;
        Highest = Math.Max(Highest, valence);
        Lowest = Math.Min(Lowest, valence);
    }

    /// <summary>What was said before a contrast ("but") counts half, and what ended there is no longer the last word.</summary>
    public void Contrast()
    {
        Pleasant /= 2;
        Unpleasant /= 2;
    }
}

/// <summary>What is counted while a text is read.</summary>
internal struct TextSurface
{
    /// <summary>Valences by the English lexicon.</summary>
    public ValenceTally English;

    /// <summary>Valences by the French lexicon.</summary>
    public ValenceTally French;

    /// <summary>Valences of emoji and emoticons, in tenths.</summary>
    public ValenceTally Faces;

    /// <summary>Words, without mentions, links and numbers.</summary>
    public int Words;

    /// <summary>Letters.</summary>
    public int Letters;

    /// <summary>Letters of other scripts than Latin.</summary>
    public int ForeignLetters;

    /// <summary>Mentions of accounts.</summary>
    public int Mentions;

    /// <summary>Links.</summary>
    public int Links;

    /// <summary>Hashtags.</summary>
    public int Hashtags;

    /// <summary>Question marks, a run counted once.</summary>
    public int QuestionMarks;

    /// <summary>Exclamation marks.</summary>
    public int ExclamationMarks;

    /// <summary>Runs of three dots.</summary>
    public int Ellipses;

    /// <summary>Words in capitals.</summary>
    public int CapitalWords;

    /// <summary>Words with letters repeated three times or more.</summary>
    public int ElongatedWords;

    /// <summary>Negations.</summary>
    public int Negations;

    /// <summary>Emoji and emoticons.</summary>
    public int FaceCount;

    /// <summary>Words that greet, thank or congratulate.</summary>
    public int Courtesies;

    /// <summary>Words that are neither that nor go with it.</summary>
    public int OtherWords;

    /// <summary>Words of these that start with a capital, as names do.</summary>
    public int Names;

    /// <summary>Words and phrases that lure.</summary>
    public int Lures;

    /// <summary>Words and phrases that ask to be contacted elsewhere.</summary>
    public int Contacts;

    /// <summary>Numbers long enough to be called.</summary>
    public int PhoneNumbers;

    /// <summary>Times a word is the same as the one before.</summary>
    public int RepeatedWords;

    /// <summary>Hash of the last word.</summary>
    public uint LastWord;

    /// <summary>What the text ends with.</summary>
    public TokenKind LastKind;

    /// <summary>The last mark, if it ends with one.</summary>
    public int LastMark;
}
