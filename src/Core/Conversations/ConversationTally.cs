using Engagement.Core.Kpis;

namespace Engagement.Core.Conversations;

/// <summary>Whether a period's conversations are conversations: who takes part, how often, and how far they go.</summary>
internal sealed class ConversationTally
{
    public static readonly KpiDefinition AudienceComments = Define(
        "audience_comments", "Comments of the audience", "Commentaires du public", KpiUnit.Count, "comments, replies and mentions of others than the page", "-", "-", "comments of the audience", "never", "the network's comments");

    public static readonly KpiDefinition PageTurnShare = Define(
        "page_turn_share", "The page's part in the conversation", "Part de la page dans la conversation", KpiUnit.Rate, "comments of the page / comments of the page and of its audience",
        "comments of the page", "comments", "comments", "there is none", "brand turn share; in 43 French brand pages of 2012 it was 14 % (http://blog.kontestapp.com/fr/etudes-et-statistiques-commentaires-negatifs-facebook/)");

    public static readonly KpiDefinition Participants = Define(
        "participants", "Voices", "Voix", KpiUnit.People, "distinct authors among the audience; comments that were removed no longer have one", "-", "-", "distinct authors",
        "never; not_collected where authors are not stored", "keyed hashes of authors (Collection__AuthorSecret)");

    public static readonly KpiDefinition ReturningVoices = Define(
        "returning_voices_rate", "Returning voices", "Voix qui reviennent", KpiUnit.Rate, "authors who wrote on two days of the period or more / distinct authors; compare periods of one length only",
        "authors who came back", "distinct authors", "distinct authors", "there is none; not_collected where authors are not stored", "own") with { IsBentByGaps = true };

    public static readonly KpiDefinition RepliesPerThread = Define(
        "replies_per_thread", "Replies per conversation", "Réponses par conversation", KpiUnit.PerThread, "everything said within 28 days below the comments with which the audience began conversations in the period / these comments",
        "replies", "conversations", "conversations", "none began", "reply trees by parent");

    public static readonly KpiDefinition MeanDepth = Define(
        "thread_depth_mean", "Depth of conversations, mean", "Profondeur des conversations, moyenne", KpiUnit.PerThread, "sum of the levels of these conversations (1: nobody replied) / these conversations; Facebook has two levels at most",
        "levels", "conversations", "conversations", "none began", "conversation depth: mean and maximum of reply trees");

    public static readonly KpiDefinition MaxDepth = Define(
        "thread_depth_max", "Depth of conversations, maximum", "Profondeur des conversations, maximum", KpiUnit.PerThread, "levels of the deepest of them", "-", "-", "conversations", "none began", "conversation depth");

    public static readonly KpiDefinition LikesPerComment = Define(
        "audience_likes_per_comment", "Echo of the audience's comments", "Écho des commentaires du public", KpiUnit.PerComment, "likes of the audience's comments, as last read / those with known likes; how often they are shared, networks do not tell",
        "likes", "comments with known likes", "comments with known likes", "there is none", "applause rate of Kaushik, for what the audience says");

    public static readonly IReadOnlyList<KpiDefinition> Definitions =
        [AudienceComments, PageTurnShare, Participants, ReturningVoices, RepliesPerThread, MeanDepth, MaxDepth, LikesPerComment];

    // First day of each author, or Returned.
    private readonly Dictionary<string, DateOnly> _authors = new(StringComparer.Ordinal);
    private long _ofAudience;
    private long _ofPage;
    private long _returned;
    private (long Count, long Replies, long Levels, int Deepest) _threads;
    private (long Known, Int128 Sum) _likes;

    private static readonly DateOnly Returned = DateOnly.MaxValue;

    public void AddOfPage() => _ofPage++;

    public void Add(Said said)
    {
        _ofAudience++;
        if (said.Comment.AuthorKey is { } author)
            Meet(author, said.Day);
        if (said.Thread is { } thread)
            _threads = (_threads.Count + 1, _threads.Replies + thread.Replies, _threads.Levels + thread.Depth, Math.Max(_threads.Deepest, thread.Depth));
        if (said.Comment.Likes.Count is { } likes)
            _likes = (_likes.Known + 1, _likes.Sum + likes);
    }

    public IEnumerable<PeriodKpi> Kpis(SampleKpis kpis) =>
    [
        kpis.Count(AudienceComments, _ofAudience),
        kpis.Share(PageTurnShare, _ofPage, _ofPage + _ofAudience),
        IsAnonymous ? kpis.NotCollected(Participants) : kpis.Count(Participants, _authors.Count),
        IsAnonymous ? kpis.NotCollected(ReturningVoices) : kpis.Share(ReturningVoices, _returned, _authors.Count),
        kpis.Rate(RepliesPerThread, _threads.Replies, _threads.Count, _threads.Count),
        kpis.Rate(MeanDepth, _threads.Levels, _threads.Count, _threads.Count),
        kpis.Largest(MaxDepth, _threads.Count == 0 ? null : _threads.Deepest, _threads.Count),
        kpis.Rate(LikesPerComment, (double)_likes.Sum, _likes.Known, _likes.Known),
    ];

    private bool IsAnonymous => _authors.Count == 0 && _ofAudience > 0;

    private void Meet(string author, DateOnly day)
    {
        if (_authors.TryAdd(author, day) || _authors[author] == Returned || _authors[author] == day)
            return;
        _authors[author] = Returned;
        _returned++;
    }

    private static KpiDefinition Define(
        string id, string en, string fr, KpiUnit unit, string formula, string numerator, string denominator, string n, string undefined, string source) =>
        new(id, 1, en, fr, unit, formula, numerator, denominator, n, undefined, source) { IsBentByGaps = unit is KpiUnit.Count or KpiUnit.People };
}
