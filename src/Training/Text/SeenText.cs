using Engagement.Core.Text;

namespace Engagement.Training.Text;

/// <summary>What one step sees of a text.</summary>
/// <param name="Hashed">Its hashed features, or those of one sentence.</param>
/// <param name="Counted">Its counted features.</param>
/// <param name="Dropout">Share of the hashed ones that are hidden.</param>
/// <param name="Mask">Decides which.</param>
internal readonly record struct SeenText(ReadOnlyMemory<int> Hashed, ReadOnlyMemory<ushort> Counted, float Dropout, uint Mask)
{
    /// <summary>What a hashed feature counts: less in longer texts, and more where others are hidden.</summary>
    public float Scale { get; } = 1 / MathF.Sqrt(Math.Max(Hashed.Length, 1)) / (1 - Dropout);

    private readonly uint _threshold = (uint)(Dropout * uint.MaxValue);

    /// <summary>Whether a feature is hidden.</summary>
    public bool Hides(int at) => _threshold != 0 && FeatureHash.Spread(Mask + (uint)at * 0x9E3779B9) < _threshold;
}
