using System.Globalization;
using Engagement.Core;
using Engagement.Simulator.Pages;

namespace Engagement.Simulator.Generation;

/// <summary>The comments under a generated post: who wrote what and when, and which of them the page answered.</summary>
internal sealed class CommentPlan(int seed, int page, string pageId, string pageName)
{
    /// <summary>A page has regulars: its comments come from this many people.</summary>
    private const int Regulars = 400;

    /// <summary>Which of the post's comments, by number, are the page's reply to the one before.</summary>
    public IEnumerable<bool> Replies(PlannedPost post)
    {
        var wasReply = true;
        for (var number = 0L; number < post.Comments; number++)
        {
            wasReply = !wasReply && Dice.For(seed, "reply" + post.Id, page, number).Unit() < 0.18;
            yield return wasReply;
        }
    }

    /// <summary>The comments that exist at the end of a day, oldest first.</summary>
    public IReadOnlyList<SimulatedComment> Through(PlannedPost post, DateOnly lastDay)
    {
        var existing = (int)Spreading.By(post.Comments, lastDay.DayNumber - post.Day.DayNumber);
        var times = Times(post);
        var comments = new List<SimulatedComment>(existing);
        foreach (var isReply in Replies(post).Take(existing))
            comments.Add(isReply ? Reply(post, comments[^1], times[comments.Count]) : Moderated(Visitor(post, comments.Count, times[comments.Count]), post, comments.Count, lastDay));
        return comments;
    }

    private static string Id(PlannedPost post, int number) => string.Create(CultureInfo.InvariantCulture, $"{post.Id}_3{number:00000}");

    private SimulatedComment Visitor(PlannedPost post, int number, DateTimeOffset at)
    {
        var dice = Dice.For(seed, "comment" + post.Id, page, number);
        var kind = CommentTexts.Kinds[dice.Weighted(CommentTexts.KindWeights)];
        // The square favours low numbers: a few people write a lot, most write once.
        var author = (int)(Regulars * dice.Unit() * dice.Unit()) + (post.IsViral ? dice.Below(20 * Regulars) : 0);
        var name = $"{CommentTexts.FirstNames[author % CommentTexts.FirstNames.Length]} {(char)('A' + author / 7 % 26)}.";
        var isFrench = dice.Unit() < 0.92 ? post.IsFrench : !post.IsFrench;
        var id = string.Create(CultureInfo.InvariantCulture, $"28{page:0000}{author:0000000000}");
        var text = dice.Pick(CommentTexts.Of(kind, isFrench));
        return new(Id(post, number), null, at, id, name, text, Likes: dice.Count(0.6), IsHidden: false, kind);
    }

    /// <summary>Complaints, spam and insults get hidden, some of them only for a while; now and then a comment is removed.</summary>
    private SimulatedComment Moderated(SimulatedComment comment, PlannedPost post, int number, DateOnly lastDay)
    {
        var dice = Dice.For(seed, "moderation" + post.Id, page, number);
        var age = lastDay.DayNumber - Network.Facebook.DayOf(comment.CreatedAt).DayNumber;
        var isHiddenOnce = dice.Unit() < comment.Kind switch { "complaint" => 0.15, "spam" => 0.6, "insult" => 0.7, _ => 0.005 };
        var hiddenAt = dice.Below(3);
        var shownAt = dice.Unit() < 0.3 ? hiddenAt + 1 + dice.Below(5) : int.MaxValue;
        var isRemovedOnce = dice.Unit() < 0.03;
        return comment with
        {
            IsHidden = isHiddenOnce && age >= hiddenAt && age < shownAt,
            IsRemoved = isRemovedOnce && age >= 1 + dice.Below(20),
        };
    }

    private SimulatedComment Reply(PlannedPost post, SimulatedComment to, DateTimeOffset at)
    {
        var number = int.Parse(to.Id.AsSpan(to.Id.LastIndexOf('_') + 2), CultureInfo.InvariantCulture) + 1;
        var template = Dice.For(seed, "answer" + post.Id, page, number).Pick(CommentTexts.Of("reply", post.IsFrench));
        var text = string.Format(CultureInfo.InvariantCulture, template, to.AuthorName![..^3]);
        return new(Id(post, number), to.Id, at, pageId, pageName, text, Likes: 0, IsHidden: false, "reply") { IsRemoved = to.IsRemoved };
    }

    /// <summary>Times in order, each on the day on which <see cref="Spreading"/> lets that comment come.</summary>
    private List<DateTimeOffset> Times(PlannedPost post)
    {
        var times = new List<DateTimeOffset>();
        for (var number = 0L; number < post.Comments; number++)
        {
            var day = post.Day.AddDays(Spreading.AgeOf(number, post.Comments));
            var start = day == post.Day ? post.CreatedAt : Network.Facebook.StartOf(day);
            var seconds = (Network.Facebook.StartOf(day.AddDays(1)) - start).TotalSeconds - 1;
            times.Add(start.AddSeconds(Math.Floor(seconds * Dice.For(seed, "when" + post.Id, page, number).Unit())));
        }

        times.Sort();
        return times;
    }
}
