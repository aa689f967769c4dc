using Engagement.Core.Text;

namespace Engagement.Core.Content;

/// <summary>A post and what its content is like, without its text.</summary>
/// <param name="Post">The post; its text is not kept here, so that years of posts fit into memory.</param>
/// <param name="TextLength">Characters of its text, as readers count them; 0 when it has none.</param>
/// <param name="Language">The language of its text; null when nobody has read it.</param>
public sealed record ContentPost(Post Post, int TextLength, TextLanguage? Language)
{
    /// <summary>Takes from a post what matters.</summary>
    /// <param name="post">The post with its text.</param>
    /// <param name="language">The language of its text; null when nobody has read it.</param>
    public static ContentPost Of(Post post, TextLanguage? language = null)
    {
        ArgumentNullException.ThrowIfNull(post);
        return new(post with { Message = null }, post.Message is null ? 0 : new System.Globalization.StringInfo(post.Message).LengthInTextElements, language);
    }
}
