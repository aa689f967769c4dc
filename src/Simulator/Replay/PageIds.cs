using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Engagement.Core;

namespace Engagement.Simulator.Replay;

/// <summary>Makes ids out of names: the same names give the same ids, different names different ones.</summary>
internal static class PageIds
{
    private const int MaxSlugLength = 48;

    /// <summary>The id of a page: the data set's name, and the page's unless it is the data set's own.</summary>
    public static string Of(string dataSet, string? page) => page is null ? Slug(dataSet) : $"{Slug(dataSet)}.{Slug(page)}";

    /// <summary>Whether the simulator can serve a page under this id; '_' parts a page's id from its post's.</summary>
    public static bool IsValid(string id) =>
        id.Length is > 0 and <= PageKey.MaxIdLength
        && id.Any(c => c != '.')
        && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.');

    /// <summary>Letters, digits and '-'. A name that had to be changed carries a mark made from the whole of it.</summary>
    public static string Slug(string name)
    {
        var letters = name.Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        var plain = string.Concat(letters.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        if (plain == name && plain.Length <= MaxSlugLength)
            return plain;
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..6];
        return $"{plain[..Math.Min(plain.Length, MaxSlugLength - 7)]}-{mark}".Trim('-');
    }
}
