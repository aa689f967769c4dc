namespace Engagement.Core.FakeFans.Pages;

/// <summary>Medians over any number of pages in memory that does not grow with them: surprises are counted on a grid of 255 steps.</summary>
/// <param name="effectStep">The step of effects: <see cref="GainedStep"/> or <see cref="LostStep"/>.</param>
public sealed class PeerTally(double effectStep)
{
    /// <summary>Step of deviations.</summary>
    public const double DeviationsStep = 0.1;

    /// <summary>Step of the effects of follows gained, which are logarithms.</summary>
    public const double GainedStep = 0.05;

    /// <summary>Step of the effects of followers lost, which are shares of the followers.</summary>
    public const double LostStep = 0.0005;

    private readonly int[] _deviations = new int[256];
    private readonly int[] _effects = new int[256];
    private int _pages;

    /// <summary>A value on the grid; ends of the grid stand for all beyond, <see cref="sbyte.MinValue"/> for what is not known.</summary>
    /// <param name="value">The value; NaN when it is not known.</param>
    /// <param name="step">The step of its grid.</param>
    public static sbyte OnGrid(double value, double step) =>
        double.IsNaN(value) ? sbyte.MinValue : (sbyte)Math.Clamp(Math.Round(value / step), -sbyte.MaxValue, sbyte.MaxValue);

    /// <summary>Counts one page; one that is not known is passed over.</summary>
    /// <param name="deviations">Deviations on their grid.</param>
    /// <param name="effect">The effect on its grid.</param>
    public void Add(sbyte deviations, sbyte effect)
    {
        if (deviations == sbyte.MinValue || effect == sbyte.MinValue)
            return;
        _pages++;
        _deviations[deviations - sbyte.MinValue]++;
        _effects[effect - sbyte.MinValue]++;
    }

    /// <summary>Counts one page.</summary>
    /// <param name="surprise">The page's day.</param>
    public void Add(DaySurprise surprise) => Add(OnGrid(surprise.Deviations, DeviationsStep), OnGrid(surprise.Effect, effectStep));

    /// <summary>What happened to the pages that were counted.</summary>
    public PeerShock Result()
    {
        if (_pages == 0)
            return default;
        var effect = Median(_effects);
        var distances = new int[256];
        for (var i = 0; i < _effects.Length; i++)
            distances[Math.Min(255, Math.Abs(i - effect))] += _effects[i];
        return new(_pages, (Median(_deviations) + sbyte.MinValue) * DeviationsStep, (effect + sbyte.MinValue) * effectStep, 1.4826 * Median(distances) * effectStep);
    }

    // The lower one of two: a grid has no halves.
    private int Median(int[] counts)
    {
        var (left, i) = ((_pages + 1) / 2, 0);
        while ((left -= counts[i]) > 0)
            i++;
        return i;
    }
}
