using Engagement.Simulator.Generation;

namespace Engagement.Simulator.Campaigns;

/// <summary>What makes one generated page unlike the others; drawn so widely that no detector can count on any of it.</summary>
internal sealed record OrganicPage(
    double Followers,
    double GainRate,
    double LossRate,
    double GainDispersion,
    double AudienceDispersion,
    double Elasticity,
    double ViewsPerFollower,
    double EngagementRate,
    double AdsEveryDays,
    double ViralEveryDays,
    double ContestEveryDays,
    double YearlyGrowth,
    double Wandering,
    double SeasonSize,
    double ShockAnswer,
    double[] Weekdays,
    IReadOnlyList<(string Code, double Share)> Countries)
{
    private static readonly string[] Codes = ["FR", "BE", "CH", "CA", "GB", "US", "DE", "ES", "IT", "MA", "DZ", "SN", "PT", "NL"];

    public static OrganicPage Of(int seed)
    {
        var dice = Dice.For(seed, "organic page");
        var followers = Math.Exp(dice.Between(Math.Log(400), Math.Log(800_000)));
        var gainRate = Math.Exp(dice.Between(Math.Log(0.0002), Math.Log(0.002)));
        var home = dice.Below(4);
        var shares = Codes.Select((code, i) => (Code: code, Share: (i == home ? dice.Between(12, 40) : 0) + Math.Exp(1.3 * dice.Normal()))).ToList();
        var total = shares.Sum(share => share.Share);
        var weekend = dice.Between(0.5, 1.5);
        return new(
            followers,
            gainRate,
            gainRate * dice.Between(0.3, 0.95),
            Math.Exp(dice.Between(Math.Log(0.02), Math.Log(0.35))),
            Math.Exp(dice.Between(Math.Log(0.03), Math.Log(0.4))),
            dice.Between(0.45, 1.15),
            dice.Between(0.05, 0.6),
            dice.Between(0.01, 0.07),
            dice.Unit() < 0.35 ? double.PositiveInfinity : dice.Between(30, 120),
            dice.Between(25, 160),
            dice.Unit() < 0.5 ? double.PositiveInfinity : dice.Between(90, 300),
            dice.Between(-0.15, 0.6),
            Math.Exp(dice.Between(Math.Log(0.01), Math.Log(0.05))),
            dice.Between(0, 0.35),
            dice.Between(0.3, 1.7),
            [.. Enumerable.Range(0, 7).Select(day => (day is 0 or 6 ? weekend : 1) * dice.Factor(0.12))],
            [.. shares.Select(share => (share.Code, share.Share / total))]);
    }
}
