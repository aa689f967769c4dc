using Engagement.Core.Kpis;
using Engagement.Core.Text;

namespace Engagement.Core.Tones;

/// <summary>How many texts have each tone.</summary>
/// <param name="Positive">Positive ones.</param>
/// <param name="Neutral">Neutral ones.</param>
/// <param name="Negative">Negative ones.</param>
public readonly record struct ToneCounts(long Positive, long Neutral, long Negative)
{
    /// <summary>The name of the interval's method in <see cref="Interval.Method"/>.</summary>
    public const string Method = "multinomial_plus_one";

    /// <summary>Texts that have a tone.</summary>
    public long Judged => Positive + Neutral + Negative;

    /// <summary>(positive - negative) / judged, -1 to 1; null when nothing is judged.</summary>
    public double? NetSentiment => Judged == 0 ? null : (double)(Positive - Negative) / Judged;

    /// <summary>positive / (positive + negative); null when there is neither.</summary>
    public double? PositiveShare => Positive + Negative == 0 ? null : (double)Positive / (Positive + Negative);

    /// <summary>How far net sentiment may be from the page's usual one by chance.</summary>
    /// <remarks>
    /// The standard error of a difference of two multinomial shares, sqrt((p + n - (p - n)^2) / c), with one positive and one negative text
    /// added, so that a sample that is all positive is not taken for certain: D. G. Bonett and R. M. Price, J. Educ. Behav. Statist. 37 (2012) 479-488.
    /// </remarks>
    /// <exception cref="InvalidOperationException">Nothing is judged.</exception>
    public Interval NetSentimentInterval
    {
        get
        {
            if (NetSentiment is not { } value)
                throw new InvalidOperationException("there is no net sentiment without texts that have a tone");
            var count = (double)Judged + 2;
            var (positive, negative) = ((Positive + 1) / count, (Negative + 1) / count);
            var halfWidth = WilsonScore.Z * Math.Sqrt((positive + negative - ((positive - negative) * (positive - negative))) / count);
            return new(Math.Max(-1, Math.Min(value, positive - negative - halfWidth)), Math.Min(1, Math.Max(value, positive - negative + halfWidth)), WilsonScore.Level, Method);
        }
    }

    /// <summary>With one more text.</summary>
    /// <param name="tone">Its tone; null when it is not judged, and then nothing changes.</param>
    public ToneCounts And(ToneProbabilities? tone) => tone?.Tone switch
    {
        Tone.Positive => this with { Positive = Positive + 1 },
        Tone.Neutral => this with { Neutral = Neutral + 1 },
        Tone.Negative => this with { Negative = Negative + 1 },
        _ => this,
    };

    /// <summary>Both together.</summary>
    public ToneCounts Plus(ToneCounts other) => new(Positive + other.Positive, Neutral + other.Neutral, Negative + other.Negative);
}
