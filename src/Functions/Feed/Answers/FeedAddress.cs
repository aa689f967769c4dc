using System.Globalization;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Feed.Query;

namespace Engagement.Functions.Feed.Answers;

/// <summary>The addresses that answers contain: absolute, on the public address, and never with a key in them.</summary>
/// <param name="Root">The service root, without a slash at the end.</param>
/// <param name="Options">What the client sent.</param>
internal sealed record FeedAddress(string Root, QueryOptions Options)
{
    public string Metadata => $"{Root}/$metadata";

    /// <param name="selected">Null when the request did not choose.</param>
    public string Context(FeedSet set, IReadOnlyList<FeedProperty>? selected) =>
        $"{Metadata}#{set.Name}{(selected is null ? "" : $"({string.Join(',', selected.Select(property => property.Name))})")}";

    /// <summary>The same request from behind a row on, less what was already answered and passed over.</summary>
    public string Next(FeedQuery query, string lastKey, long answered, long leftToSkip)
    {
        var kept = Options.All
            .Where(option => option.Key is not ("$top" or "$skip" or "$count" or "$skiptoken"))
            .Select(option => $"{option.Key}={option.Value}");
        if (query.Top is { } top)
            kept = kept.Append(string.Create(CultureInfo.InvariantCulture, $"$top={top - answered}"));
        if (leftToSkip > 0)
            kept = kept.Append(string.Create(CultureInfo.InvariantCulture, $"$skip={leftToSkip}"));
        return $"{Root}/{query.Set.Name}?{string.Join('&', kept.Append($"$skiptoken={SkipToken.Write(lastKey)}"))}";
    }
}
