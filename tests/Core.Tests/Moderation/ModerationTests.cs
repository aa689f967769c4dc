using Engagement.Core.Moderation;
using Engagement.Core.Tests.Conversations;
using Engagement.Core.Text;

namespace Engagement.Core.Tests.Moderation;

public class ModerationTests
{
    [Theory]
    [InlineData(TextTraits.None, Tone.Negative, CommentContent.Criticism)]
    [InlineData(TextTraits.Complaint, Tone.Neutral, CommentContent.Criticism)]
    [InlineData(TextTraits.Complaint | TextTraits.Insult, Tone.Negative, CommentContent.Insult)]
    [InlineData(TextTraits.Spam | TextTraits.Insult, Tone.Negative, CommentContent.Spam)]
    [InlineData(TextTraits.None, Tone.Positive, CommentContent.Other)]
    [InlineData(TextTraits.None, null, CommentContent.NotJudged)]
    [InlineData(TextTraits.Insult, null, CommentContent.Insult)]
    public void Content_OfAReading(TextTraits traits, Tone? tone, CommentContent content) => CommentContents.Of(new(
        new(TextLanguage.French, tone switch { Tone.Negative => new(1, 0, 0), Tone.Neutral => new(0, 1, 0), Tone.Positive => new(0, 0, 1), _ => null }, traits), 1)).ShouldBe(content);

    [Fact]
    public void Content_NeverRead_IsNotJudged() => CommentContents.Of(null).ShouldBe(CommentContent.NotJudged);

    /// <summary>Ten removed or hidden: four critical, three insults, two spam, one praise; vanished ones and other languages say nothing of it.</summary>
    [Fact]
    public void CensorshipRisk_ByHand()
    {
        var page = new Conversation(Network.Facebook);
        for (var number = 0; number < 10; number++)
            page.Say(
                $"c{number}", number, state: number % 2 == 0 ? CommentState.Hidden : CommentState.Removed,
                traits: number switch { < 2 => TextTraits.Complaint, < 4 => TextTraits.None, < 7 => TextTraits.Insult | TextTraits.Complaint, < 9 => TextTraits.Spam, _ => TextTraits.None },
                tone: number switch { 2 or 3 => Tone.Negative, 9 => Tone.Positive, _ => Tone.Neutral });
        for (var number = 0; number < 5; number++)
            page.Say($"v{number}", number, state: CommentState.Vanished, tone: Tone.Negative).Say($"o{number}", number, state: CommentState.Removed, tone: null);

        var kpis = page.Kpis();

        (kpis["censorship_risk"].Numerator, kpis["censorship_risk"].Denominator, kpis["censorship_risk"].Value).ShouldBe((4, 10, 0.4));
        (kpis["hidden_rate"].Value, kpis["removed_rate"].Value, kpis["vanished_rate"].Value).ShouldBe((5 / 20.0, 10 / 20.0, 5 / 20.0));
    }

    [Fact]
    public void InsultsStanding_AreCountedWithTheirAge()
    {
        var page = new Conversation(Network.Facebook);
        for (var number = 0; number < 12; number++)
            page.Say($"c{number}", 10 * number, traits: TextTraits.Insult, state: number < 10 ? CommentState.Visible : CommentState.Hidden);

        var kpis = page.Kpis(untilMinute: 1000);

        kpis["insults_standing_rate"].Value.ShouldBe(10 / 12.0);
        kpis["insults_standing_age_median"].Value.ShouldBe(1000 - 45);
    }
}
