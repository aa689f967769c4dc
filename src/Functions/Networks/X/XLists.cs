using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Engagement.Core;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Networks.X;

/// <summary>Reads lists of X, newest first, one page after the other.</summary>
internal sealed class XLists(XClient client, IOptions<XOptions> options, TimeProvider clock)
{
    private const string Second = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    // X refuses an end that is less than some ten seconds ago.
    private static readonly TimeSpan YoungestEnd = TimeSpan.FromMinutes(1);

    /// <summary>Every page of a list; complete when the enumeration ends. An answer is gone once the next one is asked for.</summary>
    public async IAsyncEnumerable<JsonElement> ReadAsync(
        PageKey page, string path, IReadOnlyList<(string, string)> parameters, XResource kind, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        string? next = null;
        do
        {
            IReadOnlyList<(string, string)> all = next is null ? parameters : [.. parameters, ("pagination_token", next)];
            using var answer = await client.GetAsync(page, path, all, kind, cancellation).ConfigureAwait(false);
            yield return answer.RootElement;

            next = answer.RootElement.Find("meta")?.FindText("next_token");
            if (next is not null && !tokens.Add(next))
                throw new TransientSourceException("X's list leads back to the same page.");
        }
        while (next is not null);
    }

    /// <summary>How many items a page of a list shall have.</summary>
    /// <param name="least">X refuses smaller pages of some lists.</param>
    public (string, string) PageSize(int least) => ("max_results", Math.Max(least, options.Value.PageSize).ToString(CultureInfo.InvariantCulture));

    public static (string, string) From(Network network, DateOnly day) => ("start_time", Text(network.StartOf(day)));

    /// <summary>Bounds a list to what was posted until the end of a day; nothing while X would not accept that end.</summary>
    public IEnumerable<(string, string)> Through(Network network, DateOnly day) =>
        network.StartOf(day.AddDays(1)) is var end && end <= clock.GetUtcNow() - YoungestEnd ? [("end_time", Text(end))] : [];

    public static (string, string) Before(Network network, DateOnly day) => ("end_time", Text(network.StartOf(day)));

    // Documented: a list without posts has no "data", only "meta".
    public static JsonElement[] Items(JsonElement answer) => answer.Find("data") is { ValueKind: JsonValueKind.Array } data
        ? [.. data.EnumerateArray()]
        : answer.Find("meta")?.FindCount("result_count") is not null && answer.Find("data") is null
            ? []
            : throw new TransientSourceException("X's list has neither items nor a count of them.");

    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString(Second, CultureInfo.InvariantCulture);
}
