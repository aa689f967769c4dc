namespace Engagement.Core.Text;

/// <summary>Takes in what a text is made of: the trainer keeps it, the reader adds up weights.</summary>
internal interface ITextFeatureSink
{
    /// <summary>A word, words near each other, a mark or a face.</summary>
    /// <param name="hash">Which.</param>
    void Add(uint hash);

    /// <summary>Letters inside a word.</summary>
    /// <param name="hash">Which.</param>
    void AddLetters(uint hash);

    /// <summary>The next word, mark or face in the order of the text.</summary>
    /// <param name="hash">Which.</param>
    /// <param name="isNegated">Whether it is a word under a negation.</param>
    void AddInOrder(uint hash, bool isNegated);

    /// <summary>All of a token was added.</summary>
    /// <param name="token">The token.</param>
    /// <param name="roles">What the project's own lists know about it.</param>
    void EndToken(in TextToken token, WordRoles roles);

    /// <summary>A sentence ended.</summary>
    /// <param name="shape">Its shape.</param>
    void EndSentence(in SentenceShape shape);
}
