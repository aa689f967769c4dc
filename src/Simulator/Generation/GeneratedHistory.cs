using System.Globalization;
using Engagement.Core;
using Engagement.Simulator.Pages;

namespace Engagement.Simulator.Generation;

/// <summary>A page whose every day follows from the seed and the calendar.</summary>
internal sealed class GeneratedHistory : PageHistory
{
    private readonly int _seed;
    private readonly int _number;
    private readonly int _historyDays;
    private readonly Rhythm _rhythm;
    private readonly Followers _followers;
    private readonly PostPlan _posts;
    private readonly CommentPlan _comments;
    private readonly ConversationPlan _conversations;
    private readonly DayTotals _totals;
    private readonly IReadOnlyDictionary<string, double> _countries;

    public GeneratedHistory(int seed, int number, int historyDays)
        : base(Describe(seed, number))
    {
        var (character, _) = Characters.OfPage(number);
        // The first page of a kind has the kind's own size; further ones differ.
        var scale = number < 3 ? 1 : Dice.For(seed, "scale", number).Between(0.5, 1.8);
        (_seed, _number, _historyDays) = (seed, number, historyDays);
        _rhythm = new(seed, number, character, scale);
        _followers = new(seed, number, character, scale, _rhythm);
        _posts = new(seed, number, character, _rhythm);
        _comments = new(seed, number, Profile.Id, Profile.Name);
        _countries = Countries.Shares(seed, number, character.Market);
        _conversations = new(seed, number, _rhythm);
        _totals = new(seed, number, character, _rhythm, _followers);
    }

    protected override DateOnly? LastRecordedDay => null;

    protected override DateOnly LastCompleteDay(DateTimeOffset now) => Network.Facebook.DayOf(now).AddDays(-1);

    protected override DateOnly FirstDayOn(DateTimeOffset now) => LastCompleteDay(now).AddDays(1 - _historyDays);

    protected override PageSnapshot Cut(DateOnly lastDay)
    {
        var firstDay = lastDay.AddDays(1 - _historyDays);
        var warmUp = new DayRange(firstDay.AddDays(-TrailingUniques.WarmUpDays), lastDay);
        if (warmUp.FirstDay.AddDays(-Spreading.Days) <= Character.Epoch)
            throw new InvalidOperationException($"the clock says {lastDay.AddDays(1):o}; generated pages have no past before "
                + $"{Character.Epoch:o}, set the clock later or ask for fewer days");

        var planned = new DayRange(warmUp.FirstDay.AddDays(-Spreading.Days - 1), lastDay.AddDays(1)).Days().SelectMany(_posts.On)
            .Where(p => p.Day <= lastDay).ToList();
        var byDay = planned.ToLookup(p => p.Day);
        var truth = warmUp.Days().Select(day => _totals.On(day, Recent(day).SelectMany(published => byDay[published]))).ToList();
        var served = truth.Select(values => new Dictionary<string, long>(values)).ToList();
        Revise(served, warmUp);
        TrailingUniques.AddTo(truth);
        TrailingUniques.AddTo(served);

        var posts = planned.Where(p => p.Day >= firstDay).OrderByDescending(p => p.CreatedAt)
            .ThenByDescending(p => p.Id, StringComparer.Ordinal).Select(p => AsOf(p, lastDay)).ToList();
        return new(Profile, firstDay, lastDay, ByDay(served, warmUp), ByDay(truth, warmUp), posts, Events(firstDay, lastDay, planned))
        {
            CountryShares = _countries,
            // Some follow a page without liking it.
            Fans = _followers.On(lastDay).Total * 97 / 100,
            // From the year's first day, so that what was written does not vanish from one day to the next.
            Conversations = new(() => _conversations.Through(new(new(firstDay.Year, 1, 1), lastDay))),
        };
    }

    private static IEnumerable<DateOnly> Recent(DateOnly day) => DayRange.EndingOn(day, Spreading.Days).Days();

    private static PageProfile Describe(int seed, int number)
    {
        var (character, name) = Characters.OfPage(number);
        var id = (100_000_000_000_001 + number).ToString(CultureInfo.InvariantCulture);
        var username = string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return new(id, name, AccessTokens.OfPage($"seed {seed}", id), character.TimeZone, character.Market)
        {
            Category = character.Category,
            Username = username,
            Link = $"https://www.facebook.com/{username}",
        };
    }

    private static Dictionary<DateOnly, PageDay> ByDay(IEnumerable<Dictionary<string, long>> values, DayRange days) =>
        days.Days().Zip(values, (day, v) => new PageDay(day, v)).ToDictionary(d => d.Day);

    private void Revise(List<Dictionary<string, long>> served, DayRange days)
    {
        for (var age = Provisional.Days; age >= 1; age--)
        {
            var index = served.Count - age;
            var day = new PageDay(days.LastDay.AddDays(1 - age), served[index]);
            served[index] = Provisional.Report(_seed, _number, day, age, served[index - 1][Measure.Followers]);
        }
    }

    private SimulatedPost AsOf(PlannedPost post, DateOnly lastDay)
    {
        var age = lastDay.DayNumber - post.Day.DayNumber;
        var byType = post.Reactions.ToDictionary(r => r.Key, r => Spreading.By(r.Value, age));
        var comments = Spreading.By(post.Comments, age);
        return new(post.Id, post.CreatedAt, post.Kind, post.Message)
        {
            Permalink = post.Kind == PostKind.Reel ? $"https://www.facebook.com/reel/{post.Id}/"
                : $"https://www.facebook.com/{Profile.Id}/posts/{post.Id}",
            Reactions = byType.Values.Sum(),
            ReactionsByType = byType,
            Comments = comments,
            TopLevelComments = _comments.Replies(post).Take((int)comments).Count(isReply => !isReply),
            Shares = Spreading.By(post.Shares, age),
            Views = Spreading.By(post.Views, age),
            ViewsFromAds = 0,
            Viewers = Spreading.By(post.Viewers, age),
            Clicks = Spreading.By(post.Clicks, age),
            LinkClicks = post.Kind == PostKind.Link ? Spreading.By(post.Clicks, age) * 3 / 5 : 0,
            VideoViews = post.Kind.IsVideo ? Spreading.By(post.VideoViews, age) : null,
            IsViral = post.IsViral,
            KnownComments = new(() => _comments.Through(post, lastDay)),
        };
    }

    private List<PageEvent> Events(DateOnly firstDay, DateOnly lastDay, IEnumerable<PlannedPost> posts)
    {
        var campaigns = new DayRange(firstDay, lastDay).Days().Where(day => _rhythm.Campaign(day) > 0)
            .Select(_rhythm.CampaignNear).Distinct()
            .Select(c => new PageEvent("campaign", c.FirstDay, c.LastDay, null));
        var viral = posts.Where(p => p.IsViral && p.Day >= firstDay)
            .Select(p => new PageEvent("viral_post", p.Day, p.Day, $"{Profile.Id}_{p.Id}"));
        return [.. campaigns.Concat(viral).OrderBy(e => e.FirstDay)];
    }
}
