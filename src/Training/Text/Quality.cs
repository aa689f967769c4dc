namespace Engagement.Training.Text;

/// <summary>Counts of labels by what was read, and the measures of the field over them.</summary>
/// <param name="classes">How many classes there are.</param>
internal sealed class Confusion(int classes)
{
    private readonly int[,] _counts = new int[classes, classes];

    public int Total { get; private set; }

    public void Add(int label, int read)
    {
        _counts[label, read]++;
        Total++;
    }

    public double Accuracy => (double)Enumerable.Range(0, classes).Sum(c => _counts[c, c]) / Total;

    public double MacroRecall => Enumerable.Range(0, classes).Average(Recall);

    public double MacroF1 => Enumerable.Range(0, classes).Average(F1);

    public double Recall(int label) => (double)_counts[label, label] / Math.Max(1, Enumerable.Range(0, classes).Sum(read => _counts[label, read]));

    public double Precision(int read) => (double)_counts[read, read] / Math.Max(1, Enumerable.Range(0, classes).Sum(label => _counts[label, read]));

    public double F1(int label) => _counts[label, label] == 0 ? 0 : 2 * Precision(label) * Recall(label) / (Precision(label) + Recall(label));
}

/// <summary>How well probabilities keep their word: the stated probability of the most probable class against how often it was right.</summary>
internal sealed class CalibrationTable
{
    private const int Bins = 10;
    private readonly (int Count, double Stated, int Right)[] _bins = new (int, double, int)[Bins];

    public void Add(double stated, bool right)
    {
        ref var bin = ref _bins[Math.Min((int)(stated * Bins), Bins - 1)];
        bin = (bin.Count + 1, bin.Stated + stated, bin.Right + (right ? 1 : 0));
    }

    public int Total => _bins.Sum(bin => bin.Count);

    /// <summary>Expected calibration error over ten bins of equal width.</summary>
    public double Error => _bins.Sum(bin => Math.Abs(bin.Stated - bin.Right)) / _bins.Sum(bin => bin.Count);

    /// <summary>Bins that hold any text: their lower bound, count, mean stated probability and share that was right.</summary>
    public IEnumerable<(double From, int Count, double Stated, double Right)> Rows => _bins.Select((bin, index) =>
        ((double)index / Bins, bin.Count, bin.Stated / bin.Count, (double)bin.Right / bin.Count)).Where(row => row.Count > 0);
}

/// <summary>The area under the ROC curve.</summary>
internal static class RocCurve
{
    /// <summary>How probable it is that a text with the trait scores higher than one without; ties count half.</summary>
    public static double Area(IEnumerable<(float Score, bool HasTrait)> texts)
    {
        double rankSum = 0;
        int with = 0, without = 0, rank = 0;
        foreach (var tied in texts.GroupBy(text => text.Score).OrderBy(group => group.Key))
        {
            var count = tied.Count();
            var having = tied.Count(text => text.HasTrait);
            rankSum += having * (rank + (count + 1) / 2.0);
            (rank, with, without) = (rank + count, with + having, without + count - having);
        }

        return (rankSum - with * (with + 1) / 2.0) / ((double)with * without);
    }
}
