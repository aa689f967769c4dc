namespace Engagement.Core;

/// <summary>What becomes of a comment: what networks list, what they no longer list and what they tell by themselves, brought together.</summary>
/// <remarks>
/// A listing and the notices around it arrive in any order, and some twice, and end in the same state: removal is final, a notice counts over
/// a listing of before it, and a later notice over an earlier one. What a lost notice left wrong the next listing puts right.
/// </remarks>
public static class CommentFate
{
    /// <summary>A comment as just listed, with what the network told about it besides.</summary>
    /// <param name="listed">Visible or hidden, as the listing says; it does not say since when.</param>
    /// <param name="notices">What the network told so far.</param>
    /// <param name="listedAt">The instant of which the listing speaks.</param>
    /// <param name="listingSaysHidden">Whether the listing tells hidden comments from visible ones.</param>
    public static Comment KnownFrom(this Comment listed, CommentNotices notices, DateTimeOffset listedAt, bool listingSaysHidden = true)
    {
        ArgumentNullException.ThrowIfNull(listed);
        if (listed.State == CommentState.Hidden)
            listed = listed with { StateSince = listed.CreatedAt > listedAt ? listed.CreatedAt : listedAt };
        if (notices.RemovedAt is { } removedAt)
            return listed.After(new CommentNotice(CommentState.Removed, removedAt));
        if (notices.Shown is not { } notice)
            return listed;
        return !listingSaysHidden || notice.State == listed.State || notice.At >= listedAt
            ? listed.After(notice)
            : listed with { StateToldAt = notice.At };
    }

    /// <summary>A stored comment after the network told of a change.</summary>
    public static Comment After(this Comment stored, CommentNotice notice)
    {
        ArgumentNullException.ThrowIfNull(stored);
        if (notice.State == CommentState.Removed)
        {
            var since = stored.State == CommentState.Removed && stored.StateSince < notice.At ? stored.StateSince : notice.At;
            return WithoutPerson(stored) with { State = CommentState.Removed, StateSince = since, StateToldAt = since };
        }
        if (stored.State == CommentState.Removed || stored.StateToldAt >= notice.At)
            return stored;
        return stored.State == CommentState.Vanished && notice.At < stored.StateSince
            ? stored with { StateToldAt = notice.At }
            : stored with { State = notice.State, StateSince = notice.State == CommentState.Visible ? null : notice.At, StateToldAt = notice.At };
    }

    /// <summary>A stored comment after all that the network told of changes.</summary>
    public static Comment After(this Comment stored, CommentNotices notices)
    {
        if (notices.RemovedAt is { } removedAt)
            return stored.After(new CommentNotice(CommentState.Removed, removedAt));
        return notices.Shown is { } notice ? stored.After(notice) : stored;
    }

    /// <summary>A stored comment after the network listed it again.</summary>
    /// <param name="stored">As stored.</param>
    /// <param name="listed">As listed later, with what <see cref="KnownFrom"/> adds.</param>
    /// <param name="listingSaysHidden">Whether the listing tells hidden comments from visible ones.</param>
    public static Comment ListedAgainAs(this Comment stored, Comment listed, bool listingSaysHidden = true)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(listed);
        var renewed = listed with
        {
            // Who said it does not change; an answer that leaves it out was given with fewer permissions.
            AuthorKey = listed.AuthorKey ?? stored.AuthorKey,
            IsFromPage = listed.IsFromPage ?? stored.IsFromPage,
            PostId = listed.PostId ?? stored.PostId,
            PostDay = listed.PostDay ?? stored.PostDay,
            ParentId = listed.ParentId ?? stored.ParentId,
            Likes = stored.Likes.UpdatedBy(listed.Likes),
            Replies = stored.Replies.UpdatedBy(listed.Replies),
            Reading = listed.Reading ?? stored.Reading,
            LikedByPage = listed.LikedByPage ?? stored.LikedByPage,
        };
        if (stored.State == CommentState.Removed)
            return renewed.After(new CommentNotice(CommentState.Removed, stored.StateSince!.Value));
        if (listed.State == CommentState.Removed)
            return WithoutPerson(renewed);
        // Told after the notices that go with the listing were looked up.
        if (stored.StateToldAt is { } told && !(listed.StateToldAt >= told))
            return stored.State == CommentState.Vanished ? renewed with { StateToldAt = told } : AsStored();
        if (stored.StateToldAt != listed.StateToldAt)
            return renewed;
        if (!listingSaysHidden && stored.State == CommentState.Hidden)
            return AsStored();
        // Since the first time that it was seen so.
        return stored.State == listed.State && stored.StateSince < listed.StateSince ? renewed with { StateSince = stored.StateSince } : renewed;

        Comment AsStored() => renewed with { State = stored.State, StateSince = stored.StateSince, StateToldAt = stored.StateToldAt };
    }

    /// <summary>A stored comment after the network no longer listed it.</summary>
    /// <param name="stored">As stored.</param>
    /// <param name="listedAt">The instant of which the listing speaks that did not have it.</param>
    public static Comment NotListed(this Comment stored, DateTimeOffset listedAt)
    {
        ArgumentNullException.ThrowIfNull(stored);
        if (stored.State == CommentState.Removed || stored.StateToldAt >= listedAt || stored.State == CommentState.Vanished && stored.StateSince <= listedAt)
            return stored;
        return WithoutPerson(stored) with { State = CommentState.Vanished, StateSince = listedAt };
    }

    // What its author or the page took back is not kept; that it was a complaint, say, is no longer about anybody.
    private static Comment WithoutPerson(Comment comment) => comment with { Message = null, AuthorKey = null };
}
