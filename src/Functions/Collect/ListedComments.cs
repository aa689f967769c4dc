using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Engagement.Functions.Collect;

/// <summary>What a network lists of the comments under a window's posts, gathered while the listing goes on.</summary>
internal sealed class ListedComments
{
    // Eight bytes instead of an id: a window may have a million comments, of which two share them once in thirty million windows.
    private readonly HashSet<ulong> _comments = [];
    private readonly HashSet<string> _posts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>Whether the listing tells hidden comments from visible ones.</summary>
    public bool SaysHidden { get; set; } = true;

    public int PostCount => _posts.Count;

    public bool HasComments => _comments.Count > 0;

    public void AddPost(string postId) => _posts.Add(postId);

    public void Add(string commentId) => _comments.Add(Short(commentId));

    /// <summary>Says that a post may have comments that are not listed.</summary>
    public void LeaveOpen(string postId) => _open.Add(postId);

    /// <summary>Says so of every post that is listed.</summary>
    public void LeaveAllOpen() => _open.UnionWith(_posts);

    /// <summary>Whether a comment under a post of the window is no longer there.</summary>
    /// <param name="allPosts">Whether a post that is not listed is gone, and its comments with it.</param>
    public bool IsGone(string postId, string commentId, bool allPosts) =>
        _posts.Contains(postId) ? !_open.Contains(postId) && !_comments.Contains(Short(commentId)) : allPosts;

    private static ulong Short(string id) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
