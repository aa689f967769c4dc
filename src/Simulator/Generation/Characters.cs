namespace Engagement.Simulator.Generation;

/// <summary>The kinds of pages that are generated, in turn.</summary>
internal static class Characters
{
    private static readonly Character Retailer = new(
        "Home Goods Store", "FR", "Europe/Paris", ["Maison Verdier", "Comptoir Lumen", "Atelier Nordet", "La Grande Remise"],
        FrenchShare: 0.75, FollowersAtEpoch: 3_000, NewFollows: 19, Unfollows: 13,
        Posts: 1.4,
        PostingByWeekday: [0.55, 1.05, 1.15, 1.15, 1.25, 1.25, 0.6],
        AudienceByWeekday: [1.15, 0.95, 0.92, 0.95, 1, 1.05, 0.98],
        Season: [1.1, 0.85, 0.9, 0.95, 1, 0.95, 0.85, 0.75, 1, 1.05, 1.3, 1.35],
        Hours: [8, 12, 18, 20], HourWeights: [1, 3, 4, 2],
        KindWeights: [5, 1.2, 1.2, 1, 1.8, 0.1, 0.4],
        PostReach: 0.16, PostEngagement: 0.028, PostClicks: 0.03, OldContentViews: 0.06, CampaignViews: 0.9, PageTexts.Retailer);

    private static readonly Character Museum = new(
        "Art Museum", "GB", "Europe/London", ["Harbour Museum", "Old Mint Gallery", "Museum of the Estuary", "Print Works Museum"],
        FrenchShare: 0.1, FollowersAtEpoch: 900, NewFollows: 7, Unfollows: 3.6,
        Posts: 1.1,
        PostingByWeekday: [0.7, 0.7, 1.2, 1.2, 1.3, 1.2, 0.7],
        AudienceByWeekday: [1.2, 0.85, 0.9, 0.95, 1, 1, 1.1],
        Season: [0.85, 0.95, 1, 1.15, 1.1, 1, 1.2, 1.25, 0.9, 1.05, 0.9, 0.85],
        Hours: [9, 11, 15, 19], HourWeights: [2, 3, 2, 1],
        KindWeights: [4, 1.5, 1, 0.6, 1.6, 0.7, 0.6],
        PostReach: 0.22, PostEngagement: 0.045, PostClicks: 0.025, OldContentViews: 0.05, CampaignViews: 0.6, PageTexts.Museum);

    private static readonly Character Bakery = new(
        "Bakery", "BE", "Europe/Brussels", ["Boulangerie Delvaux", "Le Fournil de Léa", "Au Pain Levé", "Boulangerie du Parc"],
        FrenchShare: 0.9, FollowersAtEpoch: 250, NewFollows: 1.1, Unfollows: 0.65,
        Posts: 0.85,
        PostingByWeekday: [1.3, 0.3, 0.9, 1, 1.1, 1.3, 1.1],
        AudienceByWeekday: [1.3, 0.8, 0.9, 0.95, 0.95, 1.05, 1.2],
        Season: [1.15, 1, 0.95, 1.1, 1, 0.95, 0.7, 0.65, 1, 1, 1.05, 1.3],
        Hours: [7, 10, 16], HourWeights: [4, 2, 2],
        KindWeights: [6, 0.8, 0.8, 0.7, 0.3, 0.3, 1],
        PostReach: 0.42, PostEngagement: 0.075, PostClicks: 0.02, OldContentViews: 0.08, CampaignViews: 1.2, PageTexts.Bakery);

    private static readonly Character[] InTurn = [Retailer, Museum, Bakery];

    /// <summary>The character and the name of a page by its number, counted from 0.</summary>
    public static (Character Character, string Name) OfPage(int number)
    {
        var character = InTurn[number % InTurn.Length];
        var (round, name) = Math.DivRem(number / InTurn.Length, character.Names.Length);
        return (character, round == 0 ? character.Names[name] : $"{character.Names[name]} {round + 1}");
    }
}
