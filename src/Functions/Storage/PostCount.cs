using Engagement.Core;

namespace Engagement.Functions.Storage;

/// <summary>One of the counts of a post: its column, and how it is read and set.</summary>
internal sealed record PostCount(string Column, Func<Post, MetricValue> Get, Func<Post, MetricValue, Post> Set)
{
    /// <summary>Every count, in the order of columns.</summary>
    public static readonly IReadOnlyList<PostCount> All =
    [
        new(nameof(Post.Reactions), post => post.Reactions, (post, value) => post with { Reactions = value }),
        new(nameof(Post.Comments), post => post.Comments, (post, value) => post with { Comments = value }),
        new(nameof(Post.Shares), post => post.Shares, (post, value) => post with { Shares = value }),
        new(nameof(Post.Views), post => post.Views, (post, value) => post with { Views = value }),
        new(nameof(Post.Viewers), post => post.Viewers, (post, value) => post with { Viewers = value }),
        new(nameof(Post.Clicks), post => post.Clicks, (post, value) => post with { Clicks = value }),
        new(nameof(Post.ReactionsLike), post => post.ReactionsLike, (post, value) => post with { ReactionsLike = value }),
        new(nameof(Post.ReactionsLove), post => post.ReactionsLove, (post, value) => post with { ReactionsLove = value }),
        new(nameof(Post.ReactionsWow), post => post.ReactionsWow, (post, value) => post with { ReactionsWow = value }),
        new(nameof(Post.ReactionsHaha), post => post.ReactionsHaha, (post, value) => post with { ReactionsHaha = value }),
        new(nameof(Post.ReactionsSorry), post => post.ReactionsSorry, (post, value) => post with { ReactionsSorry = value }),
        new(nameof(Post.ReactionsAnger), post => post.ReactionsAnger, (post, value) => post with { ReactionsAnger = value }),
    ];
}
