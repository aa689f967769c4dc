namespace Engagement.Core.FakeFans.Pages;

/// <summary>The days on which many pages of one network moved together.</summary>
public sealed class PeerShocks
{
    private readonly Dictionary<DateOnly, (PeerShock Gained, PeerShock Lost)> _days;

    /// <param name="days">By day, what happened to follows gained and to followers lost; days that are no shock may be left out.</param>
    public PeerShocks(IEnumerable<(DateOnly Day, PeerShock Gained, PeerShock Lost)> days) =>
        _days = days.Where(day => day.Gained.IsShock || day.Lost.IsShock).ToDictionary(day => day.Day, day => (day.Gained, day.Lost));

    /// <summary>No day is known to have been one.</summary>
    public static PeerShocks None { get; } = new([]);

    /// <summary>The days that were one for follows gained or for followers lost.</summary>
    public IReadOnlyCollection<DateOnly> Days => _days.Keys;

    /// <summary>Compares pages of one network with each other.</summary>
    /// <param name="pages">Each page's surprises.</param>
    public static PeerShocks Of(IReadOnlyCollection<PageSurprises> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        if (pages.Count < PeerShock.FewestPages)
            return None;
        var days = new DayRange(pages.Min(page => page.Days.FirstDay), pages.Max(page => page.Days.LastDay));
        return new(days.Days().Select(day => (day, On(day, pages, PeerTally.GainedStep, page => page.Gained), On(day, pages, PeerTally.LostStep, page => page.Lost))));
    }

    internal PeerShock? Gained(DateOnly day) => _days.TryGetValue(day, out var shock) && shock.Gained.IsShock ? shock.Gained : null;

    internal PeerShock? Lost(DateOnly day) => _days.TryGetValue(day, out var shock) && shock.Lost.IsShock ? shock.Lost : null;

    private static PeerShock On(DateOnly day, IEnumerable<PageSurprises> pages, double step, Func<PageSurprises, IReadOnlyList<DaySurprise>> of)
    {
        var tally = new PeerTally(step);
        foreach (var page in pages)
            if (page.Days.Contains(day))
                tally.Add(of(page)[day.DayNumber - page.Days.FirstDay.DayNumber]);
        return tally.Result();
    }
}
