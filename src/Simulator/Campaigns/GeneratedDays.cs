using Engagement.Core;
using Engagement.Core.FakeFans.Pages;

namespace Engagement.Simulator.Campaigns;

/// <summary>A page's days as they are lived through, before anybody reports them.</summary>
/// <remarks>Followers are not a column: they follow from what was gained, lost and purged, so that whatever is planted adds up.</remarks>
public sealed class GeneratedDays
{
    internal GeneratedDays(DayRange days, double followersBefore, IReadOnlyList<string> countries)
    {
        (Days, FollowersBefore, Countries) = (days, followersBefore, countries);
        (Gained, Lost, Purged, Views, ViewsFromAds, Viewers, Engagements) =
            (new long[Count], new long[Count], new long[Count], new long[Count], new long[Count], new long[Count], new long[Count]);
        (GainedByCountry, IsMissing, IsZeroed) = (new long[Count, countries.Count], new bool[Count], new bool[Count]);
        CountryStock = new double[countries.Count];
    }

    /// <summary>The days.</summary>
    public DayRange Days { get; }

    /// <summary>What the page's team entered of its causes; it forgets some.</summary>
    public IList<TeamEvent> TeamEvents { get; } = [];

    internal int Count => Days.DayCount;

    internal double FollowersBefore { get; }

    internal IReadOnlyList<string> Countries { get; }

    internal double[] CountryStock { get; }

    internal long[] Gained { get; }

    internal long[] Lost { get; }

    internal long[] Purged { get; }

    internal long[] Views { get; }

    internal long[] ViewsFromAds { get; }

    internal long[] Viewers { get; }

    internal long[] Engagements { get; }

    internal long[,] GainedByCountry { get; }

    internal bool[] IsMissing { get; }

    internal bool[] IsZeroed { get; }

    internal long FollowersOn(int t)
    {
        var followers = FollowersBefore;
        for (var i = 0; i <= t; i++)
            followers += Gained[i] - Lost[i] - Purged[i];
        return (long)Math.Max(0, followers);
    }

    /// <summary>What the network reports of them.</summary>
    /// <param name="zeroDay">A day of which an export has nothing but zeros; null for none.</param>
    public PageSeries Report(DateOnly? zeroDay = null)
    {
        var series = new PageSeries(Days);
        var followers = FollowersBefore;
        var stock = CountryStock.ToArray();
        for (var t = 0; t < Count; t++)
        {
            var day = Days.FirstDay.AddDays(t);
            followers = Math.Max(0, followers + Gained[t] - Lost[t] - Purged[t]);
            var kept = 1 - ((Lost[t] + Purged[t]) / Math.Max(1, followers));
            for (var c = 0; c < stock.Length; c++)
                stock[c] = (stock[c] * kept) + GainedByCountry[t, c];
            if (IsMissing[t])
                continue;
            var one = IsZeroed[t] || day == zeroDay ? 0 : 1;
            series.Set(PageMetric.Followers, day, one * (long)followers);
            series.Set(PageMetric.NewFollows, day, one * Gained[t]);
            series.Set(PageMetric.Unfollows, day, one * Lost[t]);
            series.Set(PageMetric.Views, day, one * Views[t]);
            series.Set(PageMetric.ViewsFromAds, day, one * ViewsFromAds[t]);
            series.Set(PageMetric.Viewers, day, one * Viewers[t]);
            series.Set(PageMetric.Engagements, day, one * Engagements[t]);
            for (var c = 0; c < stock.Length; c++)
                series.SetCountry(Countries[c], day, one * Math.Floor(stock[c]));
        }
        return series;
    }
}
