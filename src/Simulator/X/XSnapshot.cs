using Engagement.Core;
using Engagement.Simulator.Generation;

namespace Engagement.Simulator.X;

/// <summary>One account as the network would show it on a given day.</summary>
internal sealed class XSnapshot
{
    private readonly Dictionary<long, XPost> _posts;
    private readonly Dictionary<long, int> _replies;
    private readonly Lazy<Dictionary<long, XFollow>> _people;

    /// <param name="posts">Newest first; they may reach back before the first day, so that what is answered can be found.</param>
    public XSnapshot(XAccount account, DateOnly firstDay, DateOnly lastDay, IReadOnlyList<XPost> posts)
    {
        (Account, FirstDay, LastDay) = (account, firstDay, lastDay);
        var begin = Network.X.StartOf(firstDay);
        Posts = [.. posts.Where(p => p.CreatedAt >= begin)];
        Timeline = [.. Posts.Where(p => p.AuthorId == account.Profile.Id)];
        Mentions = [.. Posts.Where(p => p.Kind == XPostKind.Mention || p.InReplyToUserId == account.Profile.Id)];
        _posts = posts.ToDictionary(p => p.Id);
        _replies = posts.Where(p => p.Kind == XPostKind.Reply).CountBy(p => p.ReferencedId!.Value).ToDictionary();
        _people = new(() => account.Followers.Through(lastDay).ToDictionary(account.People.IdOf));
    }

    public XAccount Account { get; }

    public DateOnly FirstDay { get; }

    public DateOnly LastDay { get; }

    /// <summary>The account's posts and those of the people around it, newest first.</summary>
    public IReadOnlyList<XPost> Posts { get; }

    /// <summary>What the account posted, newest first.</summary>
    public IReadOnlyList<XPost> Timeline { get; }

    /// <summary>What others wrote with the account's name in it, newest first.</summary>
    public IReadOnlyList<XPost> Mentions { get; }

    public XPost? FindPost(long id) => _posts.GetValueOrDefault(id);

    public XFollow? FindPerson(long id) => _people.Value.TryGetValue(id, out var follow) ? follow : null;

    public IEnumerable<XFollow> People => _people.Value.Values;

    /// <summary>Those who follow at the end of the last day, newest first.</summary>
    public IEnumerable<XFollow> Followers() => Account.Followers.Through(LastDay).Where(f => f.IsCurrentOn(LastDay)).Reverse();

    /// <summary>What a post has got by the end of the last day. A repost shows the reposts of what it repeats, and nothing else.</summary>
    public XCounts CountsOf(XPost post)
    {
        if (post.Kind == XPostKind.Repost && FindPost(post.ReferencedId!.Value) is { } source)
            return new(0, Reposts: CountsOf(source).Reposts);
        var age = LastDay.DayNumber - Network.X.DayOf(post.CreatedAt).DayNumber;
        return post.Lifetime.Each(lifetime => Spreading.By(lifetime, age));
    }

    public int RepliesTo(XPost post) => _replies.GetValueOrDefault(post.Id);

    /// <summary>Everything that people did with a post.</summary>
    public long EngagementsOf(XPost post)
    {
        var counts = CountsOf(post);
        return counts.Likes + counts.Reposts + counts.Quotes + counts.Bookmarks + counts.LinkClicks + counts.ProfileClicks + RepliesTo(post);
    }

    /// <summary>The account's own profile.</summary>
    public XUser Self()
    {
        var (profile, character) = (Account.Profile, Account.Character);
        var days = LastDay.DayNumber - XCharacter.Epoch.DayNumber;
        return new(profile.Id, profile.Username, profile.Name, profile.CreatedAt)
        {
            Description = $"{profile.Name}, {Account.Brand.Category.ToLowerInvariant()}.",
            Location = profile.Market,
            Url = $"https://t.co/{profile.Username}",
            HasPicture = true,
            VerifiedType = Account.Number % 3 == 0 ? "business" : "none",
            Followers = Account.Followers.On(LastDay).Total,
            Following = 120 + Account.Number * 37,
            Posts = (long)(days * (character.Originals + character.Reposts + character.AnswerShare * character.Mentions)),
            Listed = Account.Followers.On(LastDay).Total / 150,
            Likes = days / 2,
            Media = days / 3,
            MostRecentPostId = Timeline.Count > 0 ? Timeline[0].Id : null,
        };
    }
}
