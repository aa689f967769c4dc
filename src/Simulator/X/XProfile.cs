using System.Globalization;
using Engagement.Core;
using Engagement.Simulator.Generation;

namespace Engagement.Simulator.X;

/// <summary>What does not change about an account.</summary>
internal sealed record XProfile(long Id, string Username, string Name, DateTimeOffset CreatedAt, string TimeZone, string Market)
{
    private const int LongestUsername = 15;

    public static XProfile Of(int seed, int number)
    {
        var (brand, name) = Characters.OfPage(number);
        var createdAt = Network.X.StartOf(new DateOnly(2012, 2, 1).AddDays(Dice.For(seed, "x account", number).Below(1_000)));
        // Names repeat after four rounds, and a cut would lose the number at their end.
        var suffix = number < 12 ? "" : number.ToString(CultureInfo.InvariantCulture);
        var letters = string.Concat(name.Where(char.IsAsciiLetter)).ToLowerInvariant();
        var username = letters[..Math.Min(letters.Length, LongestUsername - suffix.Length)] + suffix;
        return new(Snowflake.At(createdAt, number), username, name, createdAt, brand.TimeZone, brand.Market);
    }
}
