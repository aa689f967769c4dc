using Engagement.Training.Text;

namespace Engagement.Core.Tests.Text;

/// <summary>The measures that quality is stated in, on examples worked by hand.</summary>
public class QualityTests
{
    [Fact]
    public void Confusion_HandWorked()
    {
        var confusion = new Confusion(2);
        foreach (var (label, read, times) in ((int, int, int)[])[(1, 1, 6), (1, 0, 2), (0, 1, 3), (0, 0, 9)])
        {
            for (var time = 0; time < times; time++)
                confusion.Add(label, read);
        }

        confusion.Accuracy.ShouldBe(15 / 20.0);
        confusion.Recall(1).ShouldBe(6 / 8.0);
        confusion.Precision(1).ShouldBe(6 / 9.0);
        confusion.F1(1).ShouldBe(12 / 17.0, 1e-12);
        confusion.MacroF1.ShouldBe((12 / 17.0 + 18 / 23.0) / 2, 1e-12);
        confusion.MacroRecall.ShouldBe((6 / 8.0 + 9 / 12.0) / 2, 1e-12);
    }

    [Fact]
    public void CalibrationTable_HandWorked()
    {
        var table = new CalibrationTable();
        // Two at .9 of which one is right (off by .4), two at .5 of which one is right (not off).
        foreach (var (stated, right) in ((double, bool)[])[(0.9, true), (0.9, false), (0.5, true), (0.5, false)])
            table.Add(stated, right);

        table.Error.ShouldBe(0.2, 1e-12);
    }

    [Fact]
    public void RocCurve_HandWorked() =>
        // Of six pairs, .9 and .4 beat (.3, .4 tied, .1): .9 wins 3, .4 wins 2 and ties 1.
        RocCurve.Area([(0.9f, true), (0.4f, true), (0.3f, false), (0.4f, false), (0.1f, false)]).ShouldBe(5.5 / 6, 1e-12);

    [Fact]
    public void ToneByRecall_ScoresThatTellSharesAlone_FavourNoTone()
    {
        (int Tone, int Count)[] shares = [(0, 100), (1, 400), (2, 200)];
        float[] scores = [.. shares.Select(tone => MathF.Log(tone.Count))];
        Span<float> values = stackalloc float[4];

        CalibrationFit.ToneByRecall(shares.SelectMany(tone => Enumerable.Range(0, tone.Count).Select(_ => new ScoredExample(new Example("test", "", false, tone.Tone, Part.Calibration), scores))), values);

        for (var tone = 0; tone < 3; tone++)
            (scores[tone] + values[tone] - scores[1] - values[1]).ShouldBe(0, 0.05f);
    }
}
