using Engagement.Core.Answers;
using Engagement.Core.Text;

namespace Engagement.Core.Tests.Conversations;

/// <summary>How far the reader agrees with the labels of the page of 200 comments, which neither its training nor its tuning has seen.</summary>
public class ReaderOnLabelledPageTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<(LabelledComment Labelled, TextReading Read)> Read =
        [.. LabelledPage.Comments.Where(labelled => labelled.Comment.IsFromPage == false).Select(labelled => (labelled, CommentReader.Default.Read(labelled.Text)))];

    [Fact]
    public void Language_OfFiveWordsOrMore_IsRight()
    {
        var long_ = Read.Where(r => r.Labelled.Text.Split(' ').Length >= 5).ToList();
        Say("languages of five words or more", long_.Count(r => r.Read.Language == r.Labelled.Labels.Language), long_.Count).ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void Tone_OfFrenchAndEnglish_MostlyAgrees()
    {
        var judged = Read.Where(r => r.Labelled.Labels.Tone is not null && r.Read.Tone is not null).ToList();
        Say("tones", judged.Count(r => r.Read.Tone!.Value.Tone == r.Labelled.Labels.Tone!.Value.Tone), judged.Count).ShouldBeGreaterThan(0.6);
    }

    // Of French complaints most are missed: no public set of them exists to learn from.
    [Theory]
    [InlineData(TextTraits.Question, 0.85)]
    [InlineData(TextTraits.Complaint, 0.4)]
    public void Trait_F1(TextTraits trait, double atLeast) => SayF1($"{trait}", r => r.Has(trait)).ShouldBeGreaterThan(atLeast);

    [Fact]
    public void Calls_ForAnAnswer_F1()
    {
        var (found, right, all) = (0, 0, 0);
        foreach (var (labelled, read) in Read)
        {
            var (is_, was) = (CallForAnswer.IsMadeBy(labelled.Comment with { Reading = new(read, 1) }), CallForAnswer.IsMadeBy(labelled.Comment));
            (found, right, all) = (found + (is_ ? 1 : 0), right + (is_ && was ? 1 : 0), all + (was ? 1 : 0));
        }
        output.WriteLine($"calls for an answer: {right} of {all} found, {found - right} besides");
        (2.0 * right / (found + all)).ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public void InsultsSpamAndCourtesy_AreTold()
    {
        foreach (var trait in new[] { TextTraits.Insult, TextTraits.Spam, TextTraits.Courtesy })
            SayF1($"{trait}", r => r.Has(trait));
        // A page's ordinary visitors are not called names.
        Read.Count(r => r.Read.Has(TextTraits.Insult) && !r.Labelled.Labels.Has(TextTraits.Insult)).ShouldBeLessThanOrEqualTo(8);
    }

    private double Say(string what, int right, int all)
    {
        output.WriteLine($"{what}: {right} of {all}");
        return (double)right / all;
    }

    private double SayF1(string what, Func<TextReading, bool> has)
    {
        var (found, all, right) = (Read.Count(r => has(r.Read)), Read.Count(r => has(r.Labelled.Labels)), Read.Count(r => has(r.Read) && has(r.Labelled.Labels)));
        output.WriteLine($"{what}: {right} of {all} found, {found - right} besides");
        foreach (var (labelled, read) in Read.Where(r => has(r.Labelled.Labels) != has(r.Read)))
            output.WriteLine($"  {(has(read) ? "besides" : "missed")}: {labelled.Text}");
        return 2.0 * right / (found + all);
    }
}
