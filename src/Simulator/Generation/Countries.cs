namespace Engagement.Simulator.Generation;

/// <summary>Where the followers of a generated page are: most at home, some next door, a few far away, some nobody knows where.</summary>
internal static class Countries
{
    private const double Known = 0.96;

    private static readonly string[] Others = ["BE", "CA", "CH", "DE", "ES", "FR", "GB", "IT", "LU", "MA", "NL", "US"];

    public static IReadOnlyDictionary<string, double> Shares(int seed, int page, string market)
    {
        var dice = Dice.For(seed, "countries", page);
        var home = dice.Between(0.6, 0.85);
        var weights = Others.Where(country => country != market).ToDictionary(country => country, _ => dice.Factor(1.5));
        var shares = weights.ToDictionary(w => w.Key, w => (Known - home) * w.Value / weights.Values.Sum());
        shares[market] = home;
        return shares;
    }
}
