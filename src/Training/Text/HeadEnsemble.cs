namespace Engagement.Training.Text;

/// <summary>Heads trained with different settings, one after the other; their average is again a head, and costs its reader nothing.</summary>
internal sealed class HeadEnsemble(float[] rates, int classes, bool bySentence, bool withSurface, HeadSettings[] settings)
{
    private readonly List<HeadTrainer> _trained = [];

    /// <summary>The averaged weights, laid out as those of one.</summary>
    public float[] Weights { get; private set; } = [];

    public void Train(IReadOnlyList<(Example Example, ExampleFeatures Features)> examples)
    {
        foreach (var setting in settings)
        {
            var trainer = new HeadTrainer(rates, classes, bySentence, withSurface);
            trainer.Train(examples, setting);
            _trained.Add(trainer);
        }

        Weights = [.. Enumerable.Range(0, _trained[0].Averaged.Length).Select(weight => _trained.Sum(trainer => trainer.Averaged[weight]) / _trained.Count)];
    }

    /// <summary>The scores of a text. By sentence, each of the heads picks its own, so that this is near the average head's score and not equal to it.</summary>
    public float[] Score(ExampleFeatures features)
    {
        var scores = _trained.Select(trainer => trainer.Score(features)).ToList();
        return [.. Enumerable.Range(0, classes).Select(index => scores.Average(score => score[index]))];
    }
}
