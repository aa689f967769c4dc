using Engagement.Core;
using Engagement.Simulator.Generation;

namespace Engagement.Simulator.Campaigns;

/// <summary>What happens to every page of a network on the same days: news, outages, purges by the network.</summary>
/// <param name="Growth">By day, by how much follows and audience are multiplied for a page that answers as most do.</param>
/// <param name="PurgedRate">By day, the share of followers that the network removes.</param>
public sealed record PlatformDays(IReadOnlyDictionary<DateOnly, double> Growth, IReadOnlyDictionary<DateOnly, double> PurgedRate)
{
    /// <summary>None.</summary>
    public static PlatformDays None { get; } = new(new Dictionary<DateOnly, double>(), new Dictionary<DateOnly, double>());

    /// <summary>About three days a year with more or fewer follows everywhere, and a purge every second year.</summary>
    /// <param name="seed">Decides which.</param>
    /// <param name="days">The days that they lie in.</param>
    public static PlatformDays Of(int seed, DayRange days)
    {
        var dice = Dice.For(seed, "platform days");
        var (growth, purged) = (new Dictionary<DateOnly, double>(), new Dictionary<DateOnly, double>());
        foreach (var day in days.Days())
        {
            if (dice.Unit() < 3 / 365.0)
                growth[day] = dice.Unit() < 0.25 ? dice.Between(0.2, 0.5) : dice.Between(1.8, 4);
            if (dice.Unit() < 0.5 / 365)
                purged[day] = dice.Between(0.004, 0.02);
        }
        return new(growth, purged);
    }
}
