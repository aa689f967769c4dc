using System.Globalization;
using Engagement.Core;
using Engagement.Simulator.Pages;

namespace Engagement.Simulator.Generation;

/// <summary>What is written to a page in private and what it answers, contact by contact.</summary>
internal sealed class ConversationPlan(int seed, int page, Rhythm rhythm)
{
    private const int Customers = 150;
    private const double ContactsPerDay = 2.5;
    private const int MaxRounds = 9;

    /// <summary>The conversations as they are at the end of the last day, the one with the newest message first.</summary>
    public IReadOnlyList<SimulatedConversation> Through(DayRange days)
    {
        var messages = days.Days().SelectMany(Contacts).Where(m => Network.Facebook.DayOf(m.Message.CreatedAt) <= days.LastDay);
        return
        [
            .. messages.GroupBy(m => m.Customer, m => m.Message)
                .Select(c => new SimulatedConversation(
                    Text($"t_5{page:0000}{c.Key:000000}"), Text($"29{page:0000}{c.Key:0000000000}"), Name(c.Key),
                    [.. c.OrderBy(m => m.CreatedAt).ThenBy(m => m.Id, StringComparer.Ordinal)]))
                .OrderByDescending(c => c.UpdatedAt).ThenBy(c => c.Id, StringComparer.Ordinal),
        ];
    }

    private IEnumerable<(int Customer, SimulatedMessage Message)> Contacts(DateOnly day)
    {
        var count = Dice.For(seed, "contacts", page, day.DayNumber).Count(ContactsPerDay * rhythm.Mood(day));
        for (var contact = 0; contact < count; contact++)
        {
            var dice = Dice.For(seed, "contact", page, day.DayNumber, contact);
            // The square favours low numbers: a few customers write often, most write once.
            var customer = (int)(Customers * dice.Unit() * dice.Unit());
            foreach (var message in Contact(day, contact, Name(customer)[..^3], dice))
                yield return (customer, message);
        }
    }

    /// <summary>The customer asks, perhaps twice; the page answers, or does not; perhaps they go on.</summary>
    private IEnumerable<SimulatedMessage> Contact(DateOnly day, int contact, string name, Dice dice)
    {
        var isFrench = dice.Unit() < 0.5;
        var dayLength = (Network.Facebook.StartOf(day.AddDays(1)) - Network.Facebook.StartOf(day)).TotalSeconds;
        var at = Network.Facebook.StartOf(day).AddSeconds(Math.Floor(dayLength * dice.Unit()));
        var number = 0;
        for (var round = 0; round < MaxRounds; round++)
        {
            yield return Message("question", isFromPage: false);
            if (dice.Unit() < 0.25)
            {
                at = Later(at, dice, minutes: 2);
                yield return Message("complaint", isFromPage: false);
            }

            if (dice.Unit() > 0.85)
                yield break;
            at = Later(at, dice, minutes: 45);
            yield return Message("reply", isFromPage: true);
            if (dice.Unit() > 0.4)
                yield break;
            at = Later(at, dice, minutes: 20);
        }

        SimulatedMessage Message(string kind, bool isFromPage) => new(
            Text($"m_6{page:0000}{day.DayNumber:000000}{contact:000}{number++:00}"), at, isFromPage,
            string.Format(CultureInfo.InvariantCulture, dice.Pick(CommentTexts.Of(kind, isFrench)), name));
    }

    private static DateTimeOffset Later(DateTimeOffset at, Dice dice, double minutes) => at.AddSeconds(1 + Math.Floor(60 * minutes * dice.Factor(1.2)));

    private static string Name(int customer) => $"{CommentTexts.FirstNames[customer % CommentTexts.FirstNames.Length]} {(char)('A' + customer / 7 % 26)}.";

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
