using System.Collections;
using Engagement.Core;

namespace Engagement.Functions.Feed.Model;

/// <summary>Registered pages in the order in which tables hold them.</summary>
internal sealed class PagesInOrder : IEnumerable<PageKey>
{
    public static readonly PagesInOrder None = new([]);

    private readonly PageKey[] _pages;
    private readonly HashSet<string> _keys;

    public PagesInOrder(IEnumerable<PageKey> pages)
    {
        // A page's partitions begin with its key and a separator, which sorts behind all that ids hold.
        _pages = [.. pages.OrderBy(page => FeedPages.Key(page) + FeedPages.Separator, StringComparer.Ordinal)];
        _keys = [.. _pages.Select(FeedPages.Key)];
    }

    public int Count => _pages.Length;

    /// <summary>Whether they are also in the order of their keys: false when one id begins with another.</summary>
    public bool AreByKey => _pages.Select(FeedPages.Key).SequenceEqual(_pages.Select(FeedPages.Key).Order(StringComparer.Ordinal));

    /// <param name="key">As the feed names it.</param>
    public bool Contains(string key) => _keys.Contains(key);

    /// <summary>Those that may have rows behind one with this key; null for all.</summary>
    public IEnumerable<PageKey> Behind(string? key) =>
        key is null ? _pages : _pages.SkipWhile(page => string.CompareOrdinal(FeedPages.Key(page) + FeedPages.Separator + char.MaxValue, key) < 0);

    public IEnumerator<PageKey> GetEnumerator() => ((IEnumerable<PageKey>)_pages).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
