namespace Engagement.Core;

/// <summary>What a network told, by itself, about one comment.</summary>
/// <param name="State">Visible when it was shown again, Hidden or Removed.</param>
/// <param name="At">When it happened, as the network says.</param>
public readonly record struct CommentNotice(CommentState State, DateTimeOffset At);

/// <summary>What is known of one comment by notices, however many came and in whatever order.</summary>
/// <param name="Shown">The latest notice of hiding or showing.</param>
/// <param name="RemovedAt">The earliest notice of removal.</param>
public readonly record struct CommentNotices(CommentNotice? Shown, DateTimeOffset? RemovedAt)
{
    /// <summary>When the latest of them says that something happened; null when there are none.</summary>
    public DateTimeOffset? Latest => RemovedAt is null || Shown?.At > RemovedAt ? Shown?.At : RemovedAt;

    /// <summary>What one notice says.</summary>
    public static CommentNotices Of(CommentNotice notice) => default(CommentNotices).And(notice);

    /// <summary>What is known with one more notice.</summary>
    public CommentNotices And(CommentNotice notice) => notice.State == CommentState.Removed
        ? this with { RemovedAt = RemovedAt <= notice.At ? RemovedAt : notice.At }
        : this with { Shown = Shown?.At >= notice.At ? Shown : notice };
}
