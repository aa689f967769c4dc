namespace Engagement.Core.Objectives;

/// <summary>What of the values is held against the target.</summary>
public enum ObjectiveKind
{
    /// <summary>Their sum from the first day through the deadline: 120 posts in the half-year. Only of counts; rates do not add up.</summary>
    Sum,

    /// <summary>The value of the last period: two contacts a month by August, 10,000 followers by the end of the year.</summary>
    Level,
}

/// <summary>Which side of the target is the good one.</summary>
public enum ObjectiveDirection
{
    /// <summary>The target is to be reached.</summary>
    AtLeast,

    /// <summary>The target is not to be exceeded.</summary>
    AtMost,
}
