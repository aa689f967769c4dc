using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Embedded.Worker.Keys;

/// <summary>What a caller proves with a key.</summary>
internal enum KeyLevel
{
    None,
    Function,
    Master,
}

/// <summary>The app's keys, and the comparison that does not tell by its duration how much of a guess was right.</summary>
internal sealed class AppKeys(KeyFiles files)
{
    /// <summary>Null or a wrong key proves nothing.</summary>
    /// <param name="presented">The key of the request.</param>
    /// <param name="function">The function whose own keys count, too; null for the host's endpoints.</param>
    public KeyLevel Level(string? presented, string? function)
    {
        if (string.IsNullOrEmpty(presented))
            return KeyLevel.None;
        var host = files.Host();
        if (Same(presented, host.Master))
            return KeyLevel.Master;
        var keys = function is null ? host.Function : [.. host.Function, .. files.Function(function)];
        // Compared with all of them, whichever fits: the order of the keys stays hidden, too.
        var fits = false;
        foreach (var key in keys)
            fits |= Same(presented, key);
        return fits ? KeyLevel.Function : KeyLevel.None;
    }

    /// <summary>For a function that asks for a key.</summary>
    public static bool Suffices(KeyLevel level, AuthorizationLevel required) =>
        level == KeyLevel.Master || level == KeyLevel.Function && required == AuthorizationLevel.Function;

    // Hashing makes both sides of one length, which the comparison would otherwise reveal.
    private static bool Same(string presented, string key) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(presented)), SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
