namespace Engagement.Simulator;

/// <summary>The spellings of the X API's fields: its specification renamed tweets to posts while its guides did not.</summary>
[Flags]
public enum XSpellings
{
    /// <summary><c>tweet.fields</c>, <c>retweet_count</c>, <c>referenced_tweets</c>.</summary>
    Tweet = 1,

    /// <summary><c>post.fields</c>, <c>repost_count</c>, <c>referenced_posts</c>.</summary>
    Post = 2,

    /// <summary>Whichever the caller uses; without a sign of one, that of tweets.</summary>
    Both = Tweet | Post,
}
