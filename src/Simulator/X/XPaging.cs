using System.Globalization;
using System.Text;
using Engagement.Simulator.Generation;

namespace Engagement.Simulator.X;

/// <summary>One page of a list that is newest first, and the token for what follows.</summary>
/// <remarks>A token says after which item to go on, not how many there were before: what is new or gone since changes nothing.</remarks>
internal static class XPaging
{
    private const int ScopeLength = 19;

    /// <param name="list">Names the list: a token is good for its own only.</param>
    /// <param name="key">Falls from item to item.</param>
    public static (IReadOnlyList<T> Items, string? Next) Cut<T>(XCall call, IEnumerable<T> items, int count, string list, Func<T, long> key,
        params ReadOnlySpan<string> parameters)
    {
        var scope = (long)(Dice.For(0, list).Unit() * 1e18);
        var after = long.MaxValue;
        foreach (var parameter in parameters)
            if (call.Parameter(parameter) is { } token)
                after = Read(token, scope) ?? throw call.Invalid(parameter, $"The `{parameter}` query parameter value [{token}] is not valid");
        var rest = items.Where(item => key(item) < after).Take(count + 1).ToList();
        return rest.Count <= count ? (rest, null) : (rest[..count], Write(scope, key(rest[count - 1])));
    }

    private static string Write(long scope, long key) =>
        Convert.ToHexStringLower(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{scope:D19}{key}")));

    private static long? Read(string token, long scope)
    {
        try
        {
            var text = Encoding.ASCII.GetString(Convert.FromHexString(token));
            return text.Length > ScopeLength && text.StartsWith(scope.ToString("D19", CultureInfo.InvariantCulture), StringComparison.Ordinal)
                && long.TryParse(text[ScopeLength..], NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
