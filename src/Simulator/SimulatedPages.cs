using Engagement.Simulator.Generation;
using Engagement.Simulator.Pages;
using Engagement.Simulator.Replay;

namespace Engagement.Simulator;

/// <summary>Every page that is served, and who each token belongs to.</summary>
internal sealed class SimulatedPages
{
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, PageHistory> _byId;
    private readonly Dictionary<string, PageHistory> _byToken;

    private SimulatedPages(IReadOnlyList<PageHistory> histories, string origin, TimeProvider clock)
    {
        Histories = histories;
        _clock = clock;
        UserToken = AccessTokens.OfUser(origin);
        _byId = histories.ToDictionary(h => h.Profile.Id, StringComparer.Ordinal);
        _byToken = histories.ToDictionary(h => h.Profile.AccessToken, StringComparer.Ordinal);
    }

    public IReadOnlyList<PageHistory> Histories { get; }

    /// <summary>The token of the person who manages all the pages.</summary>
    public string UserToken { get; }

    public DateTimeOffset Now => _clock.GetUtcNow();

    public static SimulatedPages Generate(SimulatorOptions options) => new(
        [.. Enumerable.Range(0, options.PageCount).Select(number => new GeneratedHistory(options.Seed, number, options.HistoryDays))],
        $"seed {options.Seed}", options.Clock);

    public static SimulatedPages Replay(RecordedData data, SimulatorOptions options) => new(data.Histories, "replay", options.Clock);

    public PageHistory? Find(string pageId) => _byId.GetValueOrDefault(pageId);

    public PageHistory? FindByToken(string token) => _byToken.GetValueOrDefault(token);

    public PageSnapshot Snapshot(PageHistory history) => history.AsOf(Now);

    /// <summary>The post with a full id, or the post under which a comment's id lies.</summary>
    public (PageSnapshot Page, SimulatedPost Post, SimulatedComment? Comment)? FindPostOrComment(string id)
    {
        var split = id.IndexOf('_', StringComparison.Ordinal);
        if (split < 0)
            return null;
        if (Find(id[..split]) is { } owner)
        {
            var page = Snapshot(owner);
            return page.FindPost(id[(split + 1)..]) is { } post ? (page, post, null) : null;
        }

        return FindComment(id, id[..split]);
    }

    private (PageSnapshot Page, SimulatedPost Post, SimulatedComment? Comment)? FindComment(string id, string postPart)
    {
        foreach (var page in Histories.Select(Snapshot))
            if (page.FindPost(postPart) is { } post && post.ListedComments.FirstOrDefault(c => c.Id == id) is { } comment)
                return (page, post, comment);
        return null;
    }
}
