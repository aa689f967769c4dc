namespace Engagement.Core.Moderation;

/// <summary>How many of an audience's comments of one day were of one content and ended in one state.</summary>
/// <param name="Page">The page.</param>
/// <param name="Day">The network's day on which they were made.</param>
/// <param name="State">What became of them, as last seen.</param>
/// <param name="Content">What they were.</param>
/// <param name="Comments">How many.</param>
public sealed record DailyModeration(PageKey Page, DateOnly Day, CommentState State, CommentContent Content, long Comments);
