using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Feed.Sets;

/// <summary>What pages published, with counts as last read.</summary>
internal sealed class PostsSet(PipelineTables tables) : TableSet(tables.Posts, KeyLayout.MonthsOfInstants)
{
    private static readonly string[] EngagementColumns = [nameof(Post.Reactions), nameof(Post.Comments), nameof(Post.Shares)];

    public override string Name => "Posts";

    public override string EntityType => "Post";

    public override string CaptionEn => "Posts";

    public override string CaptionFr => "Publications";

    public override IReadOnlyList<FeedProperty> Properties { get; } =
    [
        KeyColumn,
        PageColumn,
        TableProperty.Day("Day", "Day", "Jour").Required.As(PropertyRole.Day),
        TableProperty.Instant("CreatedAt", "Published at", "Publiée le").Required.As(PropertyRole.Instant),
        TableProperty.Text("PostId", "Post id", "Identifiant de la publication").Required,
        TableProperty.Text("ContentType", "Content type", "Type de contenu", column: "Type").Required,
        TableProperty.Text("Message", "Text", "Texte"),
        TableProperty.Text("Permalink", "Link", "Lien"),
        Property<TableEntity>.Int64("Engagements", "Engagements", "Interactions", Engagements) with { Columns = EngagementColumns },
        .. Count(nameof(Post.Reactions), "Reactions", "Réactions"),
        .. Count(nameof(Post.Comments), "Comments", "Commentaires"),
        .. Count(nameof(Post.Shares), "Shares", "Partages"),
        .. Count(nameof(Post.Views), "Views", "Vues"),
        .. Count(nameof(Post.Viewers), "Viewers", "Spectateurs"),
        .. Count(nameof(Post.Clicks), "Clicks", "Clics"),
        .. Count(nameof(Post.ReactionsLike), "Likes", "J’aime"),
        .. Count(nameof(Post.ReactionsLove), "Loves", "J’adore"),
        .. Count(nameof(Post.ReactionsWow), "Wows", "Waouh"),
        .. Count(nameof(Post.ReactionsHaha), "Hahas", "Haha"),
        .. Count(nameof(Post.ReactionsSorry), "Sad reactions", "Triste"),
        .. Count(nameof(Post.ReactionsAnger), "Angry reactions", "Grrr"),
    ];

    public override IReadOnlyList<FeedLink> Links { get; } = [FeedLink.ToPage, FeedLink.ToDate()];

    // Keys hold seconds, instants may hold more: within a second the order is another.
    public override IReadOnlyList<string> Order { get; } = ["PageKey", "Day"];

    private static IEnumerable<FeedProperty> Count(string name, string en, string fr) => TableProperty.Count(name, en, fr);

    private static long? Engagements(TableEntity row) => EngagementColumns.Aggregate((long?)0, (sum, column) => sum + row.GetInt64(column));
}
