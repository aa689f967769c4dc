namespace Engagement.Training.Followers;

/// <summary>What the trees see of an account, perhaps with parts of it hidden, and how much it counts.</summary>
internal sealed record TrainingRow(float[] Signals, bool IsFake, double Weight);
