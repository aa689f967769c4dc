using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Engagement.Core.Text;

/// <summary>Adds up what a network's filters answer to the words of one text.</summary>
/// <param name="network">The network.</param>
internal struct NetworkSums(WordNetwork network)
{
    /// <summary>What the filters answer with the last word in their middle, as long as the word after it is not known.</summary>
    private Answers _waiting;
    private Answers _highest;
    private int _previous;
    private int _words;
    private int _negative;
    private int _positive;

    /// <summary>Takes in the next word.</summary>
    /// <param name="hash">The word's hash.</param>
    /// <param name="isNegated">Whether a negation stands before it.</param>
    public void Add(uint hash, bool isNegated)
    {
        var start = network.StartOf(hash, isNegated);
        ref var word = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(network.Answers), start);
        ref var before = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(network.Answers), _previous);
        ref var waiting = ref Unsafe.As<Answers, short>(ref _waiting);
        ref var highest = ref Unsafe.As<Answers, short>(ref _highest);
        for (nuint filter = 0; filter < WordNetwork.Filters; filter += (nuint)Vector256<short>.Count)
        {
            var answers = Vector256.LoadUnsafe(ref waiting, filter) + Vector256.LoadUnsafe(ref word, 2 * WordNetwork.Filters + filter);
            if (_words == 1)
                answers.StoreUnsafe(ref highest, filter);
            else if (_words > 1)
                Vector256.Max(Vector256.LoadUnsafe(ref highest, filter), answers).StoreUnsafe(ref highest, filter);
            (Vector256.LoadUnsafe(ref before, filter) + Vector256.LoadUnsafe(ref word, WordNetwork.Filters + filter)).StoreUnsafe(ref waiting, filter);
        }

        _negative += Unsafe.Add(ref word, WordNetwork.Alone);
        _positive += Unsafe.Add(ref word, WordNetwork.Alone + 1);
        _previous = start;
        _words++;
    }

    /// <summary>What the network says of the words so far.</summary>
    /// <param name="head">For which head.</param>
    public readonly float Score(int head)
    {
        Span<short> highest = stackalloc short[WordNetwork.Filters];
        for (var filter = 0; filter < WordNetwork.Filters; filter++)
            highest[filter] = _words > 1 ? Math.Max(_highest[filter], _waiting[filter]) : _waiting[filter];
        return network.Score(highest, head == 0 ? _negative : _positive, _words, head);
    }

    [InlineArray(WordNetwork.Filters)]
    private struct Answers
    {
        private short _first;
    }
}
