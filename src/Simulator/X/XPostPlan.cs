using System.Globalization;
using Engagement.Core;
using Engagement.Simulator.Generation;

namespace Engagement.Simulator.X;

/// <summary>What an account posts on a day, who writes to it and what it answers.</summary>
internal sealed class XPostPlan(int seed, int number, XProfile profile, Character brand, XCharacter character, Rhythm rhythm,
    XFollowers followers, XPeople people)
{
    /// <summary>Longest time from a post to the last answer under it: a reply on its last day, and a day more.</summary>
    public const int LongestThread = 16;

    private const int RepostTextLength = 140;

    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(brand.TimeZone);

    /// <summary>The posts that begin on one of the account's own (local) days, each with the whole thread under it.</summary>
    public IEnumerable<XPost> From(DateOnly day)
    {
        var dice = Dice.For(seed, "x posts", number, day.DayNumber);
        var originals = Math.Max(rhythm.IsViral(day) ? 1 : 0,
            (int)(character.Originals * brand.PostingByWeekday[(int)day.DayOfWeek] + dice.Unit()));
        var reposts = (int)(character.Reposts + dice.Unit());
        var mentions = dice.Count(character.Mentions * rhythm.Mood(day) * (1 + 0.5 * rhythm.Campaign(day)));
        return Enumerable.Range(0, originals).SelectMany(i => Original(day, i))
            .Concat(Enumerable.Range(0, reposts).SelectMany(i => Repost(day, i)))
            .Concat(Enumerable.Range(0, (int)mentions).SelectMany(i => Mention(day, i)));
    }

    private static XCounts Small(Dice dice) => new(20 + dice.Count(45), Likes: dice.Count(0.5), Reposts: dice.Count(0.05), ProfileClicks: dice.Count(0.4));

    private static long NewId(DateTimeOffset at, Dice dice) => Snowflake.At(at, dice.Below(1 << Snowflake.LowBits));

    private IEnumerable<XPost> Original(DateOnly day, int index)
    {
        var dice = Dice.For(seed, "x post", number, day.DayNumber, index);
        var isViral = index == 0 && rhythm.IsViral(day);
        // A viral post comes at noon, so that no 90 days miss it whichever zone cuts them.
        var at = LocalTime(day, isViral ? 12 : brand.Hours[dice.Weighted(brand.HourWeights)], dice);
        var isFrench = dice.Unit() < brand.FrenchShare;
        var hasLink = dice.Unit() < 0.35;
        var id = NewId(at, dice);
        var text = brand.Texts.Message(isFrench, dice) + (hasLink ? $" https://t.co/{id % 0xFFFFFF:x6}" : "");
        var root = new XPost(id, at, profile.Id, XPostKind.Original, text, isFrench, Reach(day, isViral, hasLink, dice))
        {
            ConversationId = id,
            IsViral = isViral,
        };

        yield return root;
        var replies = dice.Count(character.Replies * dice.Factor(0.5) * (isViral ? 8 : 1));
        for (var i = 0L; i < replies; i++)
            foreach (var post in ReplyTo(root, i, replies))
                yield return post;
    }

    private XCounts Reach(DateOnly day, bool isViral, bool hasLink, Dice dice)
    {
        var seen = followers.On(day).Total * 0.12 * rhythm.Mood(day) * dice.Factor(0.5) * (isViral ? 20 : 1) + 30;
        var rate = dice.Factor(0.35);
        return new(
            (long)seen,
            Likes: dice.Count(seen * 0.011 * rate),
            Reposts: dice.Count(seen * 0.0022 * rate * (isViral ? 2 : 1)),
            Quotes: dice.Count(seen * 0.0004 * rate),
            Bookmarks: dice.Count(seen * 0.0009 * rate),
            LinkClicks: hasLink ? dice.Count(seen * 0.008) : 0,
            ProfileClicks: dice.Count(seen * 0.003));
    }

    private IEnumerable<XPost> ReplyTo(XPost root, long index, long replies)
    {
        var dice = Dice.For(seed, "x reply", number, root.Id, index);
        var age = Spreading.AgeOf(index, replies);
        var day = Network.X.DayOf(root.CreatedAt).AddDays(age);
        var start = age == 0 ? root.CreatedAt.AddSeconds(1) : Network.X.StartOf(day);
        var at = start.AddMilliseconds(Math.Floor((Network.X.StartOf(day.AddDays(1)) - start).TotalMilliseconds * dice.Unit()));
        var author = Visitor(dice);
        var reply = ByVisitor(author, at, XPostKind.Reply, root.IsFrench, dice) with
        {
            ConversationId = root.Id,
            ReferencedId = root.Id,
            InReplyToUserId = profile.Id,
        };
        return WithAnswer(reply, author, dice);
    }

    private IEnumerable<XPost> Mention(DateOnly day, int index)
    {
        var dice = Dice.For(seed, "x mention", number, day.DayNumber, index);
        var at = LocalTime(day, 7 + dice.Below(16), dice);
        var author = Visitor(dice);
        return WithAnswer(ByVisitor(author, at, XPostKind.Mention, dice.Unit() < brand.FrenchShare, dice), author, dice);
    }

    private IEnumerable<XPost> Repost(DateOnly day, int index)
    {
        var dice = Dice.For(seed, "x repost", number, day.DayNumber, index);
        var at = LocalTime(day, brand.Hours[dice.Weighted(brand.HourWeights)], dice);
        var isFrench = dice.Unit() < brand.FrenchShare;
        var author = Visitor(dice);
        var writtenAt = at.AddHours(-dice.Between(0.5, 6));
        var counts = new XCounts(400 + dice.Count(900), Likes: 5 + dice.Count(20), Reposts: 2 + dice.Count(6), Quotes: dice.Count(0.5));
        var sourceId = NewId(writtenAt, dice);
        var source = new XPost(sourceId, writtenAt, author.Id, XPostKind.Source, brand.Texts.Message(isFrench, dice), isFrench, counts)
        {
            ConversationId = sourceId,
        };
        var text = $"RT @{author.Username}: {source.Text}";
        var id = NewId(at, dice);
        yield return source;
        yield return new(id, at, profile.Id, XPostKind.Repost,
            text.Length <= RepostTextLength ? text : text[..(RepostTextLength - 1)] + "…", isFrench, new(0))
        {
            ConversationId = id,
            ReferencedId = sourceId,
        };
    }

    private XPost ByVisitor(XUser author, DateTimeOffset at, XPostKind kind, bool isFrench, Dice dice)
    {
        var meaning = CommentTexts.Kinds[dice.Weighted(CommentTexts.KindWeights)];
        var text = $"@{profile.Username} {dice.Pick(CommentTexts.Of(meaning, isFrench))}";
        var id = NewId(at, dice);
        return new(id, at, author.Id, kind, text, isFrench, Small(dice)) { ConversationId = id, Meaning = meaning };
    }

    private IEnumerable<XPost> WithAnswer(XPost post, XUser author, Dice dice)
    {
        yield return post;
        if (dice.Unit() >= character.AnswerShare)
            yield break;
        var at = post.CreatedAt.AddMinutes(Math.Floor(dice.Between(5, 20 * 60)));
        var text = string.Format(CultureInfo.InvariantCulture, dice.Pick(CommentTexts.Of("reply", post.IsFrench)), author.Name[..^3]);
        yield return new(NewId(at, dice), at, profile.Id, XPostKind.Reply, $"@{author.Username} {text}", post.IsFrench, Small(dice))
        {
            ConversationId = post.ConversationId,
            ReferencedId = post.Id,
            InReplyToUserId = post.AuthorId,
            Meaning = "answer",
        };
    }

    /// <summary>The square favours low numbers: a few people write a lot, most write once.</summary>
    private XUser Visitor(Dice dice) => people.Of(followers.Regular((int)(followers.Regulars * dice.Unit() * dice.Unit())));

    private DateTimeOffset LocalTime(DateOnly day, int hour, Dice dice)
    {
        var local = day.ToDateTime(new TimeOnly(hour, dice.Below(60), dice.Below(60), dice.Below(1000)));
        return new DateTimeOffset(local, _zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
