using System.Buffers.Text;
using System.Text;

namespace Engagement.Functions.Feed.Query;

/// <summary>Where the next page of an answer begins: the key of the last row that was looked at. It holds all that is needed and opens nothing.</summary>
internal static class SkipToken
{
    private const string Version = "1:";

    public static string Write(string lastKey) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Version + lastKey));

    /// <exception cref="FeedException">It is not such a token.</exception>
    public static string Read(string token)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Base64Url.DecodeFromChars(token));
            return text.StartsWith(Version, StringComparison.Ordinal) && text.Length > Version.Length ? text[Version.Length..] : throw FeedException.BadToken();
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw FeedException.BadToken();
        }
    }
}
