using System.Globalization;
using System.Runtime.CompilerServices;
using Engagement.Core;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Feed.Sets;

/// <summary>Sums over a page's posts of one type in one month, and over how many posts each sum goes.</summary>
internal sealed record ContentTypeMonth(PageKey Page, DateOnly Month, PostType Type, IReadOnlyList<Post> Posts)
{
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{FeedPages.Key(Page)}~{Month:yyyyMM}~{Type}");

    /// <summary>The sum of a count over the posts that have it; null when none has.</summary>
    public long? Sum(Func<Post, long?> count) => Known(count) == 0 ? null : Posts.Sum(post => count(post) ?? 0);

    public int Known(Func<Post, long?> count) => Posts.Count(post => count(post) is not null);
}

/// <summary>What pages published by month and type of content: sums beside the number of posts that they are of, for ratios of sums.</summary>
internal sealed class ContentTypesSet(PipelineTables tables) : ComputedSet<ContentTypeMonth>
{
    private static readonly string[] Columns =
        ["PartitionKey", "RowKey", "Network", "PageId", "PostId", "CreatedAt", "Type", "Reactions", "ReactionsStatus", "Comments", "CommentsStatus", "Shares", "SharesStatus", "Views", "ViewsStatus"];

    public override string Name => "ContentTypes";

    public override string EntityType => "ContentTypeMonth";

    public override string CaptionEn => "Content types by month";

    public override string CaptionFr => "Types de contenu par mois";

    public override IReadOnlyList<FeedProperty> Properties { get; } =
    [
        Property<ContentTypeMonth>.Key(one => one.Key),
        Property<ContentTypeMonth>.Page(one => FeedPages.Key(one.Page)),
        Property<ContentTypeMonth>.Date("MonthStartDay", "Month", "Mois", one => one.Month).Required.As(PropertyRole.Day),
        Property<ContentTypeMonth>.Text("ContentType", "Content type", "Type de contenu", one => one.Type.ToString()).Required,
        Property<ContentTypeMonth>.Int32("Posts", "Posts", "Publications", one => one.Posts.Count).Required,
        .. Sum("Engagements", "Engagements", "Interactions", post => post.Engagements),
        .. Sum("Reactions", "Reactions", "Réactions", post => post.Reactions.Count),
        .. Sum("Comments", "Comments", "Commentaires", post => post.Comments.Count),
        .. Sum("Shares", "Shares", "Partages", post => post.Shares.Count),
        .. Sum("Views", "Views", "Vues", post => post.Views.Count),
    ];

    public override IReadOnlyList<FeedLink> Links { get; } = [FeedLink.ToPage, FeedLink.ToDate("MonthStartDay")];

    public override IReadOnlyList<string> Order { get; } = ["PageKey", "MonthStartDay", "ContentType"];

    protected override async IAsyncEnumerable<ContentTypeMonth> MakeAsync(FeedScope scope, PagesInOrder pages, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var page in pages.Behind(after))
        {
            // Rows are of the first day of a month, so only bounds of whole months are of use; a month's posts are in memory, no more.
            var range = KeyLayout.MonthsOfInstants.Range(page, scope.FirstDay, scope.LastDay is { } last ? new DateOnly(last.Year, last.Month, DateTime.DaysInMonth(last.Year, last.Month)) : null);
            var (month, posts) = (default(DateOnly), new List<Post>());
            await foreach (var row in tables.Posts.ReadAheadAsync(range.Filter(), Columns, int.MaxValue, cancellation).ConfigureAwait(false))
            {
                var post = PostRows.Read(row);
                var day = page.Network.DayOf(post.CreatedAt);
                if (month != new DateOnly(day.Year, day.Month, 1))
                {
                    foreach (var type in ByType(page, month, posts))
                        yield return type;
                    (month, posts) = (new(day.Year, day.Month, 1), []);
                }
                posts.Add(post);
            }
            foreach (var type in ByType(page, month, posts))
                yield return type;
        }
    }

    private static IEnumerable<ContentTypeMonth> ByType(PageKey page, DateOnly month, List<Post> posts) =>
        posts.DistinctBy(post => post.Id).GroupBy(post => post.Type).OrderBy(type => type.Key.ToString(), StringComparer.Ordinal)
            .Select(type => new ContentTypeMonth(page, month, type.Key, [.. type]));

    private static IEnumerable<FeedProperty> Sum(string name, string en, string fr, Func<Post, long?> count) =>
    [
        Property<ContentTypeMonth>.Int64(name, en, fr, month => month.Sum(count)),
        Property<ContentTypeMonth>.Int32($"PostsWith{name}", $"Posts with known {en.ToLowerInvariant()}", $"Publications dont « {fr} » est connu", month => month.Known(count)).Required,
    ];
}
