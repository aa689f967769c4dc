namespace Engagement.Local.Audit;

/// <summary>How well probabilities agree with labels, where a list has some.</summary>
internal sealed class LabelCheck
{
    private long _truePositives, _falsePositives, _trueNegatives, _falseNegatives;

    public long N => _truePositives + _falsePositives + _trueNegatives + _falseNegatives;

    public double LabelledShare => (double)(_truePositives + _falseNegatives) / N;

    public double Precision => (double)_truePositives / (_truePositives + _falsePositives);

    public double Recall => (double)_truePositives / (_truePositives + _falseNegatives);

    /// <summary>Matthews' correlation coefficient at p = .5; NaN when all labels, or all judgements, are the same.</summary>
    public double Mcc => (((double)_truePositives * _trueNegatives) - ((double)_falsePositives * _falseNegatives)) / Math.Sqrt(
        (double)(_truePositives + _falsePositives) * (_truePositives + _falseNegatives) * (_trueNegatives + _falsePositives) * (_trueNegatives + _falseNegatives));

    public void Add(bool isFake, double probability)
    {
        switch (isFake, probability >= 0.5)
        {
            case (true, true): _truePositives++; break;
            case (true, false): _falseNegatives++; break;
            case (false, true): _falsePositives++; break;
            default: _trueNegatives++; break;
        }
    }
}
