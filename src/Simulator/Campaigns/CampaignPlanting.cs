using Engagement.Simulator.Generation;

namespace Engagement.Simulator.Campaigns;

/// <summary>Plants campaigns into histories: accounts that come, engage with nothing and partly leave.</summary>
public static class CampaignPlanting
{
    private const double LeavingAnyway = 0.03;
    private const int ForeignDays = 10;
    private const int DeliveryDays = 5;
    private const int LossDays = 42;
    private const double BoughtShare = 0.01;

    /// <summary>Plants one campaign, and returns the days with it.</summary>
    /// <param name="history">The history; it is changed.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="firstDay">The first day of the campaign.</param>
    /// <param name="seed">Decides its details.</param>
    public static Campaign Plant(GeneratedDays history, CampaignKind kind, DateOnly firstDay, int seed)
    {
        ArgumentNullException.ThrowIfNull(history);
        var dice = Dice.For(seed, "campaign", (long)kind);
        var first = firstDay.DayNumber - history.Days.FirstDay.DayNumber;
        var usual = Usual(history, first);
        var bought = history.FollowersOn(first - 1) * BoughtShare;
        return kind switch
        {
            CampaignKind.BurstOf3 => Deliver(history, kind, first, [2 * usual], dice),
            CampaignKind.BurstOf5 => Deliver(history, kind, first, [4 * usual], dice),
            CampaignKind.BurstOf10 => Deliver(history, kind, first, [9 * usual], dice),
            CampaignKind.ShortBursts => Deliver(history, kind, first, Bursts(usual, dice), dice),
            CampaignKind.DripOver15Days => Deliver(history, kind, first, Evenly(bought, 15, dice), dice),
            CampaignKind.DripOver30Days => Deliver(history, kind, first, Evenly(bought, 30, dice), dice),
            CampaignKind.ForeignMix => Deliver(history, kind, first, Evenly(bought, ForeignDays, dice), dice, isForeign: true),
            CampaignKind.DeliveryThenLoss => Deliver(history, kind, first, Evenly(bought, DeliveryDays, dice), dice, lostRate: dice.Between(0.33, 0.67)),
            CampaignKind.Purge => Purge(history, first, bought, dice),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of campaign"),
        };
    }

    private static Campaign Deliver(
        GeneratedDays history, CampaignKind kind, int first, double[] perDay, Dice dice, bool isForeign = false, double lostRate = LeavingAnyway)
    {
        var total = 0L;
        var (home, second) = isForeign ? Rarest(history, dice) : (-1, -1);
        for (var i = 0; i < perDay.Length && first + i < history.Count; i++)
        {
            var accounts = dice.Count(perDay[i]);
            history.Gained[first + i] += accounts;
            total += accounts;
            for (var c = 0; c < history.Countries.Count; c++)
                history.GainedByCountry[first + i, c] += isForeign
                    ? c == home ? accounts * 7 / 10 : c == second ? accounts - (accounts * 7 / 10) : 0
                    : (long)Math.Round(accounts * history.CountryStock[c] / history.CountryStock.Sum());
        }
        var last = first + perDay.Length - 1;
        var lossDays = lostRate > LeavingAnyway ? LossDays : 90;
        for (var i = 1; i <= lossDays && last + i < history.Count; i++)
            history.Lost[last + i] += dice.Count(total * lostRate / lossDays);
        return Made(history, kind, first, lostRate > LeavingAnyway ? Math.Min(history.Count - 1, last + LossDays) : last, total);
    }

    private static Campaign Purge(GeneratedDays history, int first, double accounts, Dice dice)
    {
        var firstShare = dice.Unit() < 0.5 ? 1 : dice.Between(0.4, 0.8);
        history.Purged[first] += (long)(accounts * firstShare);
        if (firstShare < 1 && first + 1 < history.Count)
            history.Purged[first + 1] += (long)(accounts * (1 - firstShare));
        return Made(history, CampaignKind.Purge, first, Math.Min(history.Count - 1, first + (firstShare < 1 ? 1 : 0)), (long)accounts);
    }

    private static Campaign Made(GeneratedDays history, CampaignKind kind, int first, int last, long accounts) =>
        new(kind, new(history.Days.FirstDay.AddDays(first), history.Days.FirstDay.AddDays(Math.Min(last, history.Count - 1))), accounts);

    // Deliveries of a vendor come by hours of a queue, not by those of people: days differ without a rhythm.
    private static double[] Evenly(double accounts, int days, Dice dice)
    {
        var weights = Enumerable.Range(0, days).Select(_ => dice.Between(0.5, 1.5)).ToArray();
        return [.. weights.Select(weight => accounts * weight / weights.Sum())];
    }

    private static double[] Bursts(double usual, Dice dice)
    {
        var days = new double[28];
        for (var burst = 0; burst < 4; burst++)
            days[(burst * 7) + dice.Below(7)] = 2 * usual;
        return days[Array.FindIndex(days, day => day > 0)..(Array.FindLastIndex(days, day => day > 0) + 1)];
    }

    private static double Usual(GeneratedDays history, int first)
    {
        var days = history.Gained[Math.Max(0, first - 28)..first];
        Array.Sort(days);
        return Math.Max(1, days.Length == 0 ? 1 : days.Average());
    }

    private static (int First, int Second) Rarest(GeneratedDays history, Dice dice)
    {
        var ranked = Enumerable.Range(0, history.Countries.Count).OrderBy(c => history.CountryStock[c]).ToList();
        var first = dice.Below(4);
        return (ranked[first], ranked[(first + 1) % 4]);
    }
}
