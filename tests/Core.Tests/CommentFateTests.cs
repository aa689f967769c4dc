namespace Engagement.Core.Tests;

public class CommentFateTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset ListedAt = Noon.AddHours(20);

    private static readonly Comment Listed = new(
        new(Network.Facebook, "1000"), "1_2", CommentKind.Comment, Noon, "1000_1", null, "0f", false, "Text", CommentState.Visible);

    private static readonly Comment ListedHidden = Listed with { State = CommentState.Hidden };

    [Fact]
    public void KnownFrom_NothingTold_IsAsListed()
    {
        Listed.KnownFrom(default, ListedAt).ShouldBe(Listed);
        ListedHidden.KnownFrom(default, ListedAt).StateSince.ShouldBe(ListedAt);
    }

    [Fact]
    public void KnownFrom_HiddenBeforeTheListedDayEnds_IsSinceItWasWritten() =>
        (ListedHidden with { CreatedAt = ListedAt.AddHours(1) }).KnownFrom(default, ListedAt).StateSince.ShouldBe(ListedAt.AddHours(1));

    [Fact]
    public void KnownFrom_ListingSaysTheSame_IsSinceTheNetworkTold() =>
        ListedHidden.KnownFrom(Told(CommentState.Hidden, Noon.AddHours(1)), ListedAt).StateSince.ShouldBe(Noon.AddHours(1));

    [Fact]
    public void KnownFrom_ListingSaysOtherwise_TheLaterCounts()
    {
        Listed.KnownFrom(Told(CommentState.Hidden, ListedAt.AddHours(-1)), ListedAt).State.ShouldBe(CommentState.Visible);
        Listed.KnownFrom(Told(CommentState.Hidden, ListedAt.AddHours(1)), ListedAt).State.ShouldBe(CommentState.Hidden);
    }

    [Fact]
    public void KnownFrom_ListingCannotSay_WhatWasToldCounts() =>
        Listed.KnownFrom(Told(CommentState.Hidden, ListedAt.AddHours(-1)), ListedAt, listingSaysHidden: false).State.ShouldBe(CommentState.Hidden);

    [Fact]
    public void ListedAgain_ListingCannotSay_StaysHidden()
    {
        var hidden = ListedHidden.KnownFrom(default, ListedAt);

        hidden.ListedAgainAs(Listed, listingSaysHidden: false).State.ShouldBe(CommentState.Hidden);
        hidden.ListedAgainAs(Listed).State.ShouldBe(CommentState.Visible);
    }

    [Fact]
    public void Removed_LosesTextAndAuthorAndStaysRemoved()
    {
        var removed = Listed.After(new CommentNotice(CommentState.Removed, Noon.AddHours(2)));

        (removed.State, removed.StateSince, removed.Message, removed.AuthorKey, removed.IsFromPage).ShouldBe((CommentState.Removed, Noon.AddHours(2), null, null, false));
        foreach (var later in new[]
        {
            removed.ListedAgainAs(Listed), removed.NotListed(ListedAt), removed.After(new CommentNotice(CommentState.Visible, ListedAt)),
            removed.After(new CommentNotice(CommentState.Removed, ListedAt)),
        })
            later.ShouldBe(removed);
    }

    [Fact]
    public void Vanished_FirstDetectionStays_AndReappearingEndsIt()
    {
        var vanished = Listed.NotListed(ListedAt);

        (vanished.State, vanished.StateSince, vanished.Message, vanished.AuthorKey).ShouldBe((CommentState.Vanished, ListedAt, null, null));
        vanished.NotListed(ListedAt.AddDays(1)).ShouldBe(vanished);
        Listed.NotListed(ListedAt.AddDays(1)).NotListed(ListedAt).ShouldBe(vanished);
        vanished.ListedAgainAs(Listed).ShouldBe(Listed);
    }

    [Fact]
    public void Vanished_ThenTold_IsRemoved() =>
        Listed.NotListed(ListedAt).After(new CommentNotice(CommentState.Removed, Noon.AddHours(3))).StateSince.ShouldBe(Noon.AddHours(3));

    [Fact]
    public void ListedAgain_CountsLeftOut_AreKept()
    {
        var stored = Listed with { Likes = MetricValue.Ok(3), Replies = MetricValue.Ok(1) };
        var again = stored.ListedAgainAs(Listed with { AuthorKey = null, IsFromPage = null, Message = "Edited" });

        again.ShouldBe(stored with { Message = "Edited" });
    }

    /// <summary>Whatever was told, and whatever the listing says of it: every order ends the same, and so does every repetition.</summary>
    [Fact]
    public void Notices_AroundAListing_EndTheSameInEveryOrder()
    {
        var moments = new[] { Noon.AddHours(1), Noon.AddHours(2), ListedAt.AddHours(1), ListedAt.AddHours(2) };
        CommentState[] states = [CommentState.Hidden, CommentState.Visible, CommentState.Removed];
        foreach (var first in states)
            foreach (var second in states)
                foreach (var (early, late) in from early in moments from late in moments where early < late select (early, late))
                {
                    CommentNotice[] notices = [new(first, early), new(second, late)];
                    // What the network shows follows from what it told before; a removal is told of, or found out by its absence.
                    var before = notices.Where(n => n.At < ListedAt).Select(n => n.State).ToList();
                    Comment? listing = before.Contains(CommentState.Removed) ? null : before.LastOrDefault() == CommentState.Hidden ? ListedHidden : Listed;
                    foreach (var stored in new[] { Listed, ListedHidden.KnownFrom(default, ListedAt.AddDays(-1)) })
                        ShouldEndTheSame(stored, notices, listing);
                }
    }

    private static void ShouldEndTheSame(Comment stored, CommentNotice[] notices, Comment? listing)
    {
        var ends = new HashSet<Comment>();
        foreach (var order in Orders([0, 1, 2]).SelectMany(order => new[] { order, [.. order, .. order] }))
        {
            // What is told is found by every listing that comes after it.
            var (comment, told) = (stored, default(CommentNotices));
            foreach (var step in order)
                if (step < notices.Length)
                    (comment, told) = (comment.After(notices[step]), told.And(notices[step]));
                else
                    comment = listing is null ? comment.NotListed(ListedAt) : comment.ListedAgainAs(listing.KnownFrom(told, ListedAt));
            ends.Add(comment);
        }
        ends.Count.ShouldBe(1, $"{string.Join(", ", notices)}, listed {listing?.State}: {string.Join("; ", ends.Select(e => $"{e.State} since {e.StateSince:o} told {e.StateToldAt:o}"))}");
    }

    private static IEnumerable<int[]> Orders(int[] items) => items.Length == 0 ? [[]] : items.SelectMany(item => Orders([.. items.Where(i => i != item)]).Select(rest => (int[])[item, .. rest]));

    private static CommentNotices Told(CommentState state, DateTimeOffset at) => CommentNotices.Of(new(state, at));
}
