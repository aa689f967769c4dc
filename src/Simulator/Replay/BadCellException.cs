namespace Engagement.Simulator.Replay;

/// <summary>A row cannot be used because of one cell.</summary>
internal sealed class BadCellException(string column, string value, string remedy)
    : Exception($"column '{column}': '{value}' {remedy}");
