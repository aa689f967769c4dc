using System.Globalization;
using Engagement.Core;
using Engagement.Simulator.Generation;

namespace Engagement.Simulator.X;

/// <summary>The profiles of those who follow an account: people, and accounts made in bulk to be sold.</summary>
internal sealed class XPeople(int seed, int number, double frenchShare)
{
    private static readonly DateOnly FirstAccounts = new(2012, 1, 1);
    private static readonly string[] LocationsFr = ["Paris", "Lyon", "Bruxelles", "Nantes", "Liège", "France", "Lille"];
    private static readonly string[] LocationsEn = ["London", "Leeds", "Bristol", "Dublin", "UK", "Glasgow"];

    private static readonly string[] AboutFr =
        ["Maman de deux enfants, curieuse de tout.", "Ici en mon nom propre.", "Cuisine, vélo et mauvaise foi.", "Prof d'histoire. Lecteur."];

    private static readonly string[] AboutEn =
        ["Opinions my own.", "Runner, reader, tea drinker.", "Dad of three. Sometimes I bake.", "Here for the maps."];

    public XUser Of(XFollow follow) => follow.IsBought ? Bought(follow) : Genuine(follow);

    /// <summary>The id alone, which needs no profile.</summary>
    public long IdOf(XFollow follow) => Snowflake.At(CreatedAt(follow), Low(follow));

    private DateTimeOffset CreatedAt(XFollow follow)
    {
        var dice = Dice.For(seed, "x person age", number, follow.Number);
        if (!follow.IsBought)
        {
            var age = (follow.Day.DayNumber - FirstAccounts.DayNumber) * dice.Unit();
            return Network.X.StartOf(follow.Day).AddDays(-age).AddMilliseconds(-dice.Below(86_400_000));
        }

        // What is sold together was made together: one batch, three days.
        var cohort = follow.Batch == 0 ? follow.Number : follow.Batch;
        var made = 12 + Dice.For(seed, "x cohort", number, cohort).Below(60);
        return Network.X.StartOf(follow.Day).AddDays(-made - 3 * dice.Unit());
    }

    /// <summary>Room for eight accounts without a chance of equal ids, and for half a million follows of each.</summary>
    private long Low(XFollow follow) => (long)follow.Number * 8 + number % 8;

    private XUser Genuine(XFollow follow)
    {
        var dice = Dice.For(seed, "x person", number, follow.Number);
        var first = dice.Pick(CommentTexts.FirstNames);
        var letter = (char)('A' + dice.Below(26));
        var isFrench = dice.Unit() < frenchShare;
        var createdAt = CreatedAt(follow);
        var years = Math.Max(0.2, (follow.Day.DayNumber - Network.X.DayOf(createdAt).DayNumber) / 365.0);
        var sociable = dice.Normal();
        var posts = (long)(90 * years * Alike(1.4, 0.75));
        return new(IdOf(follow), Handle($"{first}_{letter}", follow.Number), $"{first} {letter}.", createdAt)
        {
            Description = dice.Unit() < 0.75 ? dice.Pick(isFrench ? AboutFr : AboutEn) : null,
            Location = dice.Unit() < 0.6 ? dice.Pick(isFrench ? LocationsFr : LocationsEn) : null,
            Url = dice.Unit() < 0.12 ? $"https://t.co/{follow.Number:x6}" : null,
            HasPicture = dice.Unit() < 0.93,
            IsProtected = dice.Unit() < 0.08,
            VerifiedType = dice.Unit() < 0.04 ? "blue" : "none",
            Followers = (long)(110 * Alike(1.3, 0.9)),
            Following = (long)(240 * Alike(0.9, 0.8)),
            Posts = posts,
            Listed = dice.Count(0.6 * Alike(0.9, 0.8)),
            Likes = (long)(posts * 2.5 * dice.Factor(0.8)),
            Media = (long)(posts * dice.Between(0.05, 0.3)),
        };

        // Who writes a lot also follows and is followed a lot: among the people of Cresci et al. 2015 (set E13) the logarithms of these counts
        // correlate by 0.6 to 0.8.
        double Alike(double spread, double share) => Math.Exp(spread * ((share * sociable) + (Math.Sqrt(1 - (share * share)) * dice.Normal())));
    }

    private XUser Bought(XFollow follow)
    {
        var dice = Dice.For(seed, "x person", number, follow.Number);
        var first = dice.Pick(CommentTexts.FirstNames);
        return new(IdOf(follow), Handle(first, 10_000_000 + follow.Number * 83L + number), first, CreatedAt(follow))
        {
            Description = dice.Unit() < 0.08 ? "Follow for follow" : null,
            HasPicture = dice.Unit() < 0.35,
            Followers = dice.Count(6),
            Following = 900 + (long)(900 * dice.Factor(0.5)),
            Posts = dice.Count(1.5),
            Likes = dice.Count(2),
        };
    }

    /// <summary>Letters, digits and '_', at most 15, and nobody else's.</summary>
    private string Handle(string name, long mark)
    {
        var tail = string.Create(CultureInfo.InvariantCulture, $"{number}{mark}");
        var plain = string.Concat(name.Where(c => char.IsAsciiLetterOrDigit(c) || c == '_'));
        return plain[..Math.Min(plain.Length, 15 - tail.Length)] + tail;
    }
}
