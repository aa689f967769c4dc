using System.Text.RegularExpressions;
using Engagement.Embedded.Worker.Settings;

namespace Engagement.Embedded.Worker.Discovery;

internal static partial class QueueNames
{
    private const string PoisonSuffix = "-poison";
    private const int LongestName = 63;

    public static string? Read(string text, AppSettings settings, Action<string> problem)
    {
        if (settings.Expand(text, problem) is not { } name)
            return null;
        if (Valid().IsMatch(name))
            return name;
        problem($"'{name}' is not a queue name; use 3 to 63 lower-case letters, digits and single dashes between them.");
        return null;
    }

    /// <summary>Where failed messages go; null for queues that have no such place, whose failures stay until their lease ends.</summary>
    public static string? Poison(string name) =>
        name.EndsWith(PoisonSuffix, StringComparison.Ordinal) || name.Length + PoisonSuffix.Length > LongestName ? null : name + PoisonSuffix;

    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Valid();
}
