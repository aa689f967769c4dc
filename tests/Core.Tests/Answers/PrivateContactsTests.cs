using Engagement.Core.Answers;

namespace Engagement.Core.Tests.Answers;

public class PrivateContactsTests
{
    private const double Day = 24 * 60;

    private static readonly PageKey Page = new(Network.Facebook, "1000");
    private static readonly DateTimeOffset Noon = new(2026, 11, 2, 20, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Contact_FirstMessageOfATurn_IsAnsweredByThePagesNext() =>
        Contacts(("c", 0, false), ("c", 2, false), ("c", 30, true), ("c", 31, true), ("c", 60, false), ("d", 61, false)).ShouldBe(["0 30", "60 -", "61 -"]);

    [Fact]
    public void Contact_PageBegins_HasNoContactYet() => Contacts(("c", 0, true), ("c", 5, false), ("c", 9, true)).ShouldBe(["5 9"]);

    [Fact]
    public void Contact_AnsweredAfter28Days_IsNotAnswered() => Contacts(("c", 0, false), ("c", (28 * Day) + 1, true), ("c", (28 * Day) + 5, false)).ShouldBe(["0 -", $"{(28 * Day) + 5} -"]);

    [Fact]
    public void Contact_WriterUnknown_IsNotMeasuredAcross() => Contacts(("c", 0, false), ("c", 3, null), ("c", 5, false), ("c", 9, true), ("c", 12, false)).ShouldBe(["12 -"]);

    [Fact]
    public void Contact_AcrossAGap_IsNotMeasured()
    {
        var contacts = new PrivateContacts();
        PrivateMessage[] messages =
        [
            new(Page, "c", "1", Noon, false, FollowsGap: true), new(Page, "c", "2", Noon.AddMinutes(5), true, false),
            new(Page, "d", "3", Noon.AddMinutes(6), false, false), new(Page, "d", "4", Noon.AddMinutes(50), true, FollowsGap: true),
        ];

        messages.SelectMany(contacts.Add).ToList().Concat(contacts.Rest()).ShouldBeEmpty();
    }

    private static IEnumerable<string> Contacts(params (string Conversation, double Minute, bool? IsFromPage)[] messages)
    {
        var contacts = new PrivateContacts();
        var over = messages.SelectMany((m, number) => contacts.Add(new(Page, m.Conversation, $"{number}", Noon.AddMinutes(m.Minute), m.IsFromPage, false))).ToList();
        return over.Concat(contacts.Rest()).OrderBy(c => c.WrittenAt).Select(c => $"{(c.WrittenAt - Noon).TotalMinutes} {(c.AnsweredAt is { } at ? $"{(at - Noon).TotalMinutes}" : "-")}");
    }
}
