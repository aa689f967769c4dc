using System.Globalization;

namespace Engagement.Embedded.Tables.Wire;

/// <summary>Which action of a transaction failed: the service puts its index before the message, as in "3:The ...".</summary>
internal static class FailedAction
{
    // The SDK's own key: code that reads the exception's Data finds it under the same name.
    public const string Key = "FailedEntity";

    public static string? IndexIn(string? message)
    {
        var colon = message?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon > 0 && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index.ToString(CultureInfo.InvariantCulture)
            : null;
    }
}
