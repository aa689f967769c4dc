using Engagement.Core;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Access;

/// <summary>Who reads.</summary>
/// <param name="Pages">The pages that may be read; null for all.</param>
internal sealed record Reader(IReadOnlySet<PageKey>? Pages)
{
    public static readonly Reader Unlimited = new((IReadOnlySet<PageKey>?)null);

    public bool MayRead(PageKey page) => Pages?.Contains(page) != false;

    /// <summary>What both may read.</summary>
    public Reader And(Reader other) => Pages is null ? other : other.Pages is null ? this : new(Pages.Where(other.Pages.Contains).ToHashSet());

    public static Reader Of(ReaderOptions options) => new(Split(options.Pages).Select(PageKey.Parse).ToHashSet());

    public static IEnumerable<string> Split(string pages) => pages.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Who sent a request, as found out before the function ran.</summary>
    public static Reader Of(HttpContext http) => http.Items.TryGetValue(typeof(Reader), out var reader) ? (Reader)reader! : Unlimited;

    public void IsWhoSent(HttpContext http) => http.Items[typeof(Reader)] = this;
}
