using System.Text.RegularExpressions;
using Engagement.Embedded.Worker.Settings;

namespace Engagement.Embedded.Worker.Hosting;

/// <summary>Tells apps apart that share a storage account; timer states are kept under it.</summary>
/// <remarks>The real host derives it from machine and path when not set; the app's name survives a move to another folder.</remarks>
internal sealed partial record HostIdentity(string Id)
{
    private const string Setting = "AzureFunctionsWebHost__hostid";
    private const int Longest = 32;

    public static HostIdentity Of(AppSettings settings, string appName, ICollection<string> problems)
    {
        if (settings[Setting] is not { Length: > 0 } stated)
        {
            var name = NotAllowed().Replace(appName.ToLowerInvariant(), "-");
            return new HostIdentity(name[Math.Max(0, name.Length - Longest)..].Trim('-'));
        }
        if (stated.Length > Longest || NotAllowed().IsMatch(stated))
            problems.Add($"The setting '{Setting}' is '{stated}'; use at most {Longest} lower-case letters, digits and dashes.");
        return new HostIdentity(stated);
    }

    [GeneratedRegex("[^a-z0-9-]+")]
    private static partial Regex NotAllowed();
}
