namespace Engagement.Core.Text;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    /// <summary>Letters, with digits among them.</summary>
    Word,

    /// <summary>Digits first.</summary>
    Number,

    /// <summary>A name after @.</summary>
    Mention,

    /// <summary>An address on the web.</summary>
    Link,

    /// <summary># before words, which follow as tokens of their own.</summary>
    Hashtag,

    /// <summary>A pictograph.</summary>
    Emoji,

    /// <summary>A face made of punctuation, as :-).</summary>
    Emoticon,

    /// <summary>A run of one punctuation mark or symbol.</summary>
    Mark,

    /// <summary>The end of a line.</summary>
    LineEnd,
}

/// <summary>One token of a text; its normalised letters are in the tokenizer.</summary>
internal struct TextToken
{
    /// <summary>What it is.</summary>
    public TokenKind Kind;

    /// <summary>Where it starts in the text.</summary>
    public int Start;

    /// <summary>How many UTF-16 units of the text it takes up.</summary>
    public int Length;

    /// <summary>The code point of an emoji or mark.</summary>
    public int CodePoint;

    /// <summary>How many times the mark is repeated, or how many digits a number has.</summary>
    public int Count;

    /// <summary>Letters of a word.</summary>
    public int Letters;

    /// <summary>Letters of other scripts than Latin.</summary>
    public int ForeignLetters;

    /// <summary>Letters with accents or of other scripts, as a hash of them; 0 when there is none.</summary>
    public uint AccentHash;

    /// <summary>Whether the first letter is a capital.</summary>
    public bool IsCapitalized;

    /// <summary>Whether all letters, two or more, are capitals.</summary>
    public bool IsCapitals;

    /// <summary>Whether a letter is repeated three times or more.</summary>
    public bool IsElongated;

    /// <summary>Whether it follows # without a gap.</summary>
    public bool IsInHashtag;
}
