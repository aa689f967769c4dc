using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Engagement.Functions.Report;

namespace Engagement.Functions.Api;

/// <summary>The part of a list that a request asks for: how many, and behind which entry. A cursor is that entry's place in the list, and nothing else.</summary>
/// <param name="After">Null for the start.</param>
internal sealed record Cursor(int Limit, string? After)
{
    public const int MaxLimit = 1000;

    /// <exception cref="PageRequestException">One of them is not usable.</exception>
    public static Cursor Read(string? limit, string? cursor)
    {
        var count = MaxLimit;
        if (!string.IsNullOrEmpty(limit) && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count is < 1 or > MaxLimit))
            throw new PageRequestException("limit", FormattableString.Invariant($"limit is '{limit}'; use 1 to {MaxLimit}."));
        return new(count, string.IsNullOrEmpty(cursor) ? null : Decode(cursor));
    }

    public static string Write(string place) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(place));

    public static PageRequestException Unusable() => new("cursor", "cursor is not one that this API gave; send nextCursor as it was, or leave it out.");

    private static string Decode(string cursor)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Base64Url.DecodeFromChars(cursor));
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw Unusable();
        }
    }
}
