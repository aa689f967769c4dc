using Engagement.Core.Answers;
using Engagement.Core.Conversations;
using Engagement.Core.Kpis;
using Engagement.Core.Text;

namespace Engagement.Core.Tests.Conversations;

/// <summary>Builds small conversations: minutes after noon UTC of 2 November 2026.</summary>
internal sealed class Conversation(Network network)
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly List<Comment> _comments = [];

    public PageKey Page { get; } = new(network, "1000");

    public Conversation Say(
        string id, double minute, string? parent = null, bool? fromPage = false, string? author = "ada", TextTraits traits = TextTraits.None, Tone? tone = Tone.Neutral,
        CommentState state = CommentState.Visible, long? likes = null, TextLanguage language = TextLanguage.English)
    {
        _comments.Add(new(
            Page, id, parent is null ? CommentKind.Comment : CommentKind.Reply, Noon.AddMinutes(minute), "p1", parent, fromPage == true ? null : author, fromPage, null, state)
        {
            Reading = new(new(language, tone switch { Tone.Negative => new(1, 0, 0), Tone.Neutral => new(0, 1, 0), Tone.Positive => new(0, 0, 1), _ => null }, traits), 1),
            Likes = likes is { } count ? MetricValue.Ok(count) : default,
        });
        return this;
    }

    public Conversation Ask(string id, double minute, string? parent = null, string? author = "ada") => Say(id, minute, parent, author: author, traits: TextTraits.Question);

    public Conversation Answer(string id, double minute, string parent) => Say(id, minute, parent, fromPage: true);

    public IReadOnlyList<Said> Follow()
    {
        var threads = new Threads(Page);
        return [.. _comments.OrderBy(c => c.CreatedAt).SelectMany(threads.Add).ToList(), .. threads.Rest()];
    }

    public Dictionary<string, PeriodKpi> Kpis(double untilMinute = 60 * 24 * 60, ResponseClock? clock = null, Func<DateOnly, bool>? isCollected = null)
    {
        var until = Noon.AddMinutes(untilMinute);
        var kpis = new QualitativeKpis([new(new(2026, 11, 1), new(2026, 11, 30))], Page.Network, clock ?? ResponseClock.AllDay);
        foreach (var said in Follow())
            kpis.Add(said, until);
        return kpis.Compute(new(until, isCollected ?? (_ => true)), null).ToDictionary(kpi => kpi.Definition.Id);
    }
}
