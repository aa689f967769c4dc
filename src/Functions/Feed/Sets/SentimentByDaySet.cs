using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Feed.Sets;

/// <summary>What audiences said and how they felt, by day, language and post: counts that add up.</summary>
internal sealed class SentimentByDaySet(PipelineTables tables) : TableSet(tables.SentimentByDay, KeyLayout.MonthsOfDays)
{
    private const string PostKey = "PostKey";

    public override string Name => "SentimentByDay";

    public override string EntityType => "DailySentiment";

    public override string CaptionEn => "Sentiment by day";

    public override string CaptionFr => "Tonalité par jour";

    public override IReadOnlyList<FeedProperty> Properties { get; } =
    [
        KeyColumn,
        PageColumn,
        TableProperty.Day("Day", "Day", "Jour").Required.As(PropertyRole.Day),
        TableProperty.Text("Language", "Language", "Langue").Required,
        TableProperty.Text(PostKey, "Post", "Publication") with { Columns = ["PostId", "PostDay"] },
        TableProperty.Day("PostDay", "Day of the post", "Jour de la publication"),
        Count("Comments", "Comments", "Commentaires"),
        Count("Positive", "Positive", "Positifs"),
        Count("Neutral", "Neutral", "Neutres"),
        Count("Negative", "Negative", "Négatifs"),
        Count("Questions", "Questions and requests", "Questions et demandes"),
        Count("Complaints", "Complaints", "Réclamations"),
        Count("Insults", "Insults", "Insultes"),
        Count("Spam", "Spam", "Spam"),
        Count("Courtesies", "Courtesies", "Politesses"),
    ];

    public override IReadOnlyList<FeedLink> Links { get; } = [FeedLink.ToPage, FeedLink.ToDate(), new("Post", "Posts", PostKey)];

    public override IReadOnlyList<string> Order { get; } = ["PageKey", "Day", "Language"];

    /// <remarks>Rows know the day and id of a post; its key holds the second, too. Where the post itself is not stored there is no key.</remarks>
    public override async IAsyncEnumerable<object> ReadAsync(
        FeedScope scope, PagesInOrder pages, string? after, IReadOnlyCollection<FeedProperty> needed, int wanted, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var posts = needed.Any(property => property.Name == PostKey) ? new PostKeys(tables.Posts) : null;
        await foreach (var read in base.ReadAsync(scope, pages, after, needed, wanted, cancellation).ConfigureAwait(false))
        {
            var row = (TableEntity)read;
            if (posts is not null && row.GetString("PostId") is { } id && row.GetDay("PostDay") is { } day && FeedPages.Find(KeyLayout.PageKey(row.PartitionKey)) is { } page)
                row.Put(PostKey, await posts.FindAsync(page, day, id, cancellation).ConfigureAwait(false));
            yield return row;
        }
    }

    private static FeedProperty Count(string name, string en, string fr) => TableProperty.Int64(name, en, fr).Required;
}
