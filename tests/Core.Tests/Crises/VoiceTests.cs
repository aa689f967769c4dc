using Engagement.Core.Crises;
using Engagement.Core.Text;

namespace Engagement.Core.Tests.Crises;

public sealed class VoiceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly Comment Said = new(new(Network.X, "1"), "2", CommentKind.Mention, Noon.AddMilliseconds(700), null, null, "0f", false, null, CommentState.Visible);

    [Theory]
    [InlineData(1f, TextTraits.None, true, true, false)]
    [InlineData(0f, TextTraits.None, true, false, false)]
    [InlineData(0f, TextTraits.Complaint, true, true, false)]
    [InlineData(null, TextTraits.None, false, false, false)]
    [InlineData(null, TextTraits.Insult, true, true, true)]
    public void Of_AComment_TellsWhetherItIsUpset(float? negative, TextTraits traits, bool isJudged, bool isUpset, bool isInsult) =>
        Voice.Of(Said with { Reading = Reading(negative, traits) }).ShouldBe(new Voice(Noon, "0f", isJudged, isUpset, isInsult, HasAlertWord: false));

    [Fact]
    public void Of_WhatNobodyHasRead_IsAVoiceAllTheSame() => Voice.Of(Said).ShouldBe(new Voice(Noon, "0f", false, false, false, false));

    [Fact]
    public void Of_AWordOfAlarm_IsTold() => Voice.Of(Said with { Reading = Reading(0, TextTraits.None) with { HasAlertWord = true } })!.Value.HasAlertWord.ShouldBeTrue();

    [Fact]
    public void Of_SpamAndThePageItself_IsNone()
    {
        Voice.Of(Said with { Reading = Reading(1, TextTraits.Spam) }).ShouldBeNull();
        Voice.Of(Said with { IsFromPage = true }).ShouldBeNull();
        Voice.Of(Said with { IsFromPage = null }).ShouldBeNull();
    }

    [Theory]
    [InlineData(CommentState.Removed, true)]
    [InlineData(CommentState.Vanished, true)]
    [InlineData(CommentState.Hidden, false)]
    public void Of_AnAuthorWhoIsNotKnown_IsGoneOrNobody(CommentState state, bool isGone) => Voice.Of(Said with { AuthorKey = null, State = state })!.Value.IsGone.ShouldBe(isGone);

    private static CommentReading Reading(float? negative, TextTraits traits) =>
        new(new(TextLanguage.French, negative is { } known ? new(known, 1 - known, 0) : null, traits), 1);
}
