namespace Engagement.Core;

/// <summary>What became of a comment.</summary>
public enum CommentState
{
    /// <summary>Everybody can read it.</summary>
    Visible,

    /// <summary>Hidden by the page: its author and the author's friends still see it.</summary>
    Hidden,

    /// <summary>The network told of its removal; it does not tell whether the page or the author removed it.</summary>
    Removed,

    /// <summary>The network no longer lists it, and told of no removal: removed, or its author or post is gone.</summary>
    Vanished,
}
