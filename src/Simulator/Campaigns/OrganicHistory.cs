using Engagement.Core;
using Engagement.Simulator.Generation;

namespace Engagement.Simulator.Campaigns;

/// <summary>Histories of pages that bought nothing: trend, season, weekdays, chance, viral posts, ads, contests, gaps and the network's own days.</summary>
/// <remarks>
/// Counts are Poisson around gamma-distributed means, levels wander as a mean-reverting walk, and what causes bring decays over days. Follows
/// answer to the audience with an elasticity of the page's own, and those who came for a cause leave sooner.
/// </remarks>
public static class OrganicHistory
{
    private const double LevelReversion = 0.02;
    private const double MissingDayChance = 0.004;
    private const double GapChance = 0.0015;
    private const double ZeroDayChance = 0.003;
    private const int LongestGap = 6;
    private const double PressEveryDays = 2500;
    private const double EnteredByTeam = 0.6;

    /// <summary>A history.</summary>
    /// <param name="seed">Decides everything about it.</param>
    /// <param name="days">Its days.</param>
    /// <param name="platform">What the network went through.</param>
    public static GeneratedDays Of(int seed, DayRange days, PlatformDays platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        var page = OrganicPage.Of(seed);
        var history = new GeneratedDays(days, Math.Round(page.Followers), [.. page.Countries.Select(country => country.Code)]);
        for (var c = 0; c < page.Countries.Count; c++)
            history.CountryStock[c] = Math.Round(page.Followers * page.Countries[c].Share);
        new Life(seed, page, history, platform).Live();
        return history;
    }

    private sealed class Life(int seed, OrganicPage page, GeneratedDays history, PlatformDays platform)
    {
        private readonly Dice _dice = Dice.For(seed, "organic days");
        private readonly double[] _leaving = new double[history.Count + 1];
        private double _level;
        private double _audienceLevel;
        private double _viral;
        private bool _isPress;
        private double _press;
        private (double Strength, int DaysLeft) _ads;
        private (double Strength, int DaysLeft) _contest;
        private double _missing;

        public void Live()
        {
            var followers = history.FollowersBefore;
            for (var t = 0; t < history.Count; t++)
                followers = Math.Max(10, Day(t, history.Days.FirstDay.AddDays(t), followers));
        }

        private double Day(int t, DateOnly day, double followers)
        {
            Change();
            if (_isPress && _dice.Unit() < EnteredByTeam)
                history.TeamEvents.Add(new(FormattableString.Invariant($"press-{day:yyyyMMdd}"), new(day, day.AddDays(2)), "Press"));
            var season = 1 + (page.SeasonSize * Math.Sin((day.DayOfYear / 365.25 * 2 * Math.PI) + seed));
            var weekday = page.Weekdays[(int)day.DayOfWeek];
            var shock = platform.Growth.TryGetValue(day, out var growth) ? Math.Pow(growth, page.ShockAnswer) : 1;
            var organic = (1 + _viral) * Math.Exp(_audienceLevel) * season * weekday * shock;
            var adsViews = _ads.DaysLeft > 0 ? _ads.Strength : 0;
            var contest = _contest.DaysLeft > 0 ? _contest.Strength : 0;

            var views = Spread(followers * page.ViewsPerFollower * organic * (1 + (contest * 0.3)), page.AudienceDispersion);
            var fromAds = Spread(followers * page.ViewsPerFollower * adsViews, page.AudienceDispersion / 2);
            history.Views[t] = views + fromAds;
            history.ViewsFromAds[t] = fromAds;
            history.Viewers[t] = (long)((views + fromAds) * _dice.Between(0.62, 0.78));
            history.Engagements[t] = Spread((views * page.EngagementRate * (1 + contest)) + (fromAds * page.EngagementRate * 0.4), page.AudienceDispersion / 2);

            var trend = Math.Exp(page.YearlyGrowth * t / 365);
            var usual = page.Followers * page.GainRate * trend * Math.Exp(_level) * season * weekday;
            var caused = Math.Pow((1 + _viral) * (1 + adsViews) * (1 + contest), page.Elasticity) * shock * (1 + _press);
            var gained = Spread(usual * caused, page.GainDispersion);
            history.Gained[t] = gained;
            Settle(t, gained * (1 - (1 / caused)));
            Countries(t, gained);

            history.Lost[t] = Math.Min((long)followers, Spread((followers * page.LossRate) + _leaving[t], page.GainDispersion / 2));
            history.Purged[t] = platform.PurgedRate.TryGetValue(day, out var purged) ? (long)(followers * purged * _dice.Between(0.4, 1.8)) : 0;
            Lose(t);
            return followers + history.Gained[t] - history.Lost[t] - history.Purged[t];
        }

        private void Change()
        {
            _level += (-LevelReversion * _level) + (page.Wandering * _dice.Normal());
            _audienceLevel += (-LevelReversion * _audienceLevel) + (1.5 * page.Wandering * _dice.Normal());
            _viral = _dice.Unit() < 1 / page.ViralEveryDays ? Math.Exp(_dice.Between(0.3, 2.8)) : _viral * _dice.Between(0.25, 0.6);
            // Press that the page's own numbers do not show: people who come from elsewhere.
            _isPress = _dice.Unit() < 1 / PressEveryDays;
            _press = _isPress ? _dice.Between(0.5, 3) : _press * 0.4;
            _ads = _ads.DaysLeft > 0 ? (_ads.Strength, _ads.DaysLeft - 1) : _dice.Unit() < 1 / page.AdsEveryDays ? (_dice.Between(0.3, 2.5), 4 + _dice.Below(14)) : default;
            _contest = _contest.DaysLeft > 0 ? (_contest.Strength * 0.9, _contest.DaysLeft - 1)
                : _dice.Unit() < 1 / page.ContestEveryDays ? (_dice.Between(1, 5), 3 + _dice.Below(6)) : default;
        }

        /// <summary>A quarter to half of those who came for a cause leave within weeks.</summary>
        private void Settle(int t, double came)
        {
            var leave = came * _dice.Between(0.1, 0.4);
            for (var (later, days) = (t + 2, 21); later < _leaving.Length && days > 0; later++, days--)
                _leaving[later] += leave / 21;
        }

        /// <summary>Each follow is of a country, by shares that differ a little from day to day.</summary>
        private void Countries(int t, long gained)
        {
            var weights = page.Countries.Select(country => country.Share * _dice.Factor(0.12)).ToArray();
            var (left, rest) = (gained, weights.Sum());
            for (var c = 0; c < weights.Length; c++)
            {
                var share = weights[c] / rest;
                var mean = left * share;
                // Binomial, as near as a normal variable with its mean and variance comes.
                var here = c == weights.Length - 1 ? left
                    : Math.Clamp(mean < 20 ? _dice.Count(mean) : (long)Math.Round(mean + (Math.Sqrt(mean * (1 - share)) * _dice.Normal())), 0, left);
                history.GainedByCountry[t, c] = here;
                (left, rest) = (left - here, rest - weights[c]);
            }
        }

        private void Lose(int t)
        {
            if (_dice.Unit() < GapChance)
                _missing = 1 + _dice.Below(LongestGap);
            history.IsMissing[t] = _missing-- > 0 || _dice.Unit() < MissingDayChance;
            history.IsZeroed[t] = _dice.Unit() < ZeroDayChance;
        }

        private long Spread(double mean, double dispersion) => _dice.Count(mean * Gamma(1 / dispersion) * dispersion);

        // G. Marsaglia, W. W. Tsang, A simple method for generating gamma variables, ACM Trans. Math. Softw. 26 (2000) 363-372.
        private double Gamma(double shape)
        {
            if (shape < 1)
                return Gamma(shape + 1) * Math.Pow(1 - _dice.Unit(), 1 / shape);
            var d = shape - (1 / 3.0);
            var c = 1 / Math.Sqrt(9 * d);
            while (true)
            {
                var x = _dice.Normal();
                var v = Math.Pow(1 + (c * x), 3);
                if (v > 0 && Math.Log(1 - _dice.Unit()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
                    return d * v;
            }
        }
    }
}
