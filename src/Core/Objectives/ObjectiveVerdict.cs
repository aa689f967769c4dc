namespace Engagement.Core.Objectives;

/// <summary>How an objective stands.</summary>
public enum ObjectiveVerdict
{
    /// <summary>Too few values are known to say.</summary>
    NotEnoughData = 0,

    /// <summary>Met, and nothing can change that.</summary>
    Reached,

    /// <summary>Will be met if it goes on like this.</summary>
    OnTrack,

    /// <summary>Will not be met if it goes on like this.</summary>
    AtRisk,

    /// <summary>Not met, and nothing can change that.</summary>
    Missed,
}

/// <summary>The names of verdicts, kinds and directions in storage, in the API and in reports.</summary>
public static class ObjectiveNames
{
    /// <summary>The verdict in lower snake case, for example <c>on_track</c>.</summary>
    public static string Name(this ObjectiveVerdict verdict) => verdict switch
    {
        ObjectiveVerdict.NotEnoughData => "not_enough_data",
        ObjectiveVerdict.Reached => "reached",
        ObjectiveVerdict.OnTrack => "on_track",
        ObjectiveVerdict.AtRisk => "at_risk",
        ObjectiveVerdict.Missed => "missed",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "not a verdict"),
    };

    /// <summary>The kind in lower snake case.</summary>
    public static string Name(this ObjectiveKind kind) => kind switch
    {
        ObjectiveKind.Sum => "sum",
        ObjectiveKind.Level => "level",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of objective"),
    };

    /// <summary>The direction in lower snake case.</summary>
    public static string Name(this ObjectiveDirection direction) => direction switch
    {
        ObjectiveDirection.AtLeast => "at_least",
        ObjectiveDirection.AtMost => "at_most",
        _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, "not a direction"),
    };
}
