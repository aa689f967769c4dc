namespace Engagement.Training.Text;

/// <summary>Which part a row plays.</summary>
internal enum Part
{
    /// <summary>Weights are fitted on it.</summary>
    Training,

    /// <summary>Also trained on in the end; before that, calibration is fitted on it with weights that have not seen it.</summary>
    Calibration,

    /// <summary>Never used but to measure.</summary>
    HeldOut,
}

/// <summary>A text with a label for one head.</summary>
/// <param name="Set">The set it comes from.</param>
/// <param name="Text">The text.</param>
/// <param name="IsFrench">Whether it is French; what it is otherwise does not matter here.</param>
/// <param name="Label">The label's number.</param>
/// <param name="Part">Which part it plays.</param>
/// <param name="Weight">How much it counts in training.</param>
/// <param name="Target">How probable each label is, when a teacher says so and nobody labelled the text.</param>
internal sealed record Example(string Set, string Text, bool IsFrench, int Label, Part Part, float Weight = 1, float[]? Target = null);
