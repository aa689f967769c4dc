namespace Engagement.Core.Text;

/// <summary>A token with what it adds to each head.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it starts.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Roles">What the project's own lists know about it.</param>
/// <param name="Sentence">The number of its sentence.</param>
/// <param name="Features">How many features it gave.</param>
/// <param name="Sums">Sums of its weights, per head.</param>
internal sealed record WeighedToken(TokenKind Kind, int Start, int Length, WordRoles Roles, int Sentence, int Features, int[] Sums)
{
    /// <summary>The sum of one head's weights.</summary>
    /// <param name="head">The head.</param>
    public int this[int head] => Sums[head];
}

/// <summary>Adds up the weights of each token for itself.</summary>
/// <param name="weights">The table, <see cref="CommentModel.Stride"/> bytes per feature.</param>
/// <param name="shift">By how many bits a hash is shifted to give a feature's number.</param>
/// <param name="tokens">Receives the tokens.</param>
internal struct TokenSink(sbyte[] weights, int shift, List<WeighedToken> tokens) : ITextFeatureSink
{
    private int[]? _sums;
    private int _features;
    private int _sentence;

    /// <summary>How many features were added.</summary>
    public int Features { get; private set; }

    /// <inheritdoc/>
    public void Add(uint hash)
    {
        _sums ??= new int[CommentModel.Stride];
        var row = (int)(hash >> shift) * CommentModel.Stride;
        if ((byte)weights[row + CommentModel.OwnerByte] == FeatureHash.Mark(hash))
        {
            for (var head = 0; head < CommentModel.OwnerByte; head++)
                _sums[head] += weights[row + head];
        }

        _features++;
        Features++;
    }

    /// <inheritdoc/>
    public void AddLetters(uint hash) => Add(hash);

    /// <inheritdoc/>
    public readonly void AddInOrder(uint hash, bool isNegated)
    {
    }

    /// <inheritdoc/>
    public void EndToken(in TextToken token, WordRoles roles)
    {
        if (_sums is not null)
            tokens.Add(new(token.Kind, token.Start, token.Length, roles, _sentence, _features, _sums));
        (_sums, _features) = (null, 0);
    }

    /// <inheritdoc/>
    public void EndSentence(in SentenceShape shape) => _sentence++;
}
