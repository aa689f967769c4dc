using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Engagement.Simulator.X;

/// <summary>One GET call: its parameters, how it spells fields, and for which account it acts (null: the app alone).</summary>
internal sealed class XCall(IQueryCollection query, XNames names, XSpellings spellings, long? actsFor)
{
    public XNames Names => names;

    public long? ActsFor => actsFor;

    public static XNames NamesOf(IQueryCollection query, XSpellings spellings) =>
        query.ContainsKey(XNames.Post.Fields) || spellings == XSpellings.Post ? XNames.Post : XNames.Tweet;

    public string? Parameter(string name) =>
        query.TryGetValue(name, out var values) && !string.IsNullOrEmpty(values[^1]) ? values[^1] : null;

    public IReadOnlyList<string> List(string name) => Parameter(name)?.Split(',') ?? [];

    /// <exception cref="XException">The call has a parameter that is not one of these, or spells fields as this server does not.</exception>
    public void Accept(params IEnumerable<string> known)
    {
        var accepted = known.ToList();
        if (spellings == XSpellings.Tweet)
            accepted.Remove(XNames.Post.Fields);
        if (spellings == XSpellings.Post)
            accepted.Remove(XNames.Tweet.Fields);
        foreach (var name in query.Keys.Where(name => !accepted.Contains(name)))
            throw Invalid(name, $"The query parameter [{name}] is not one of [{string.Join(',', accepted)}]");
        if (query.ContainsKey(XNames.Tweet.Fields) && query.ContainsKey(XNames.Post.Fields))
            throw Invalid(XNames.Tweet.Fields, "Use one of the query parameters [tweet.fields,post.fields], not both");
    }

    /// <exception cref="XException">A value is not one of these.</exception>
    public IReadOnlySet<string> Choice(string name, IReadOnlyList<string> choices)
    {
        foreach (var value in List(name).Where(value => !choices.Contains(value)))
            throw Invalid(name, $"The `{name}` query parameter value [{value}] is not one of [{string.Join(',', choices)}]");
        return List(name).ToHashSet(StringComparer.Ordinal);
    }

    /// <exception cref="XException">The parameter is not a whole number in the range.</exception>
    public int MaxResults(int least, int most, int otherwise)
    {
        if (Parameter("max_results") is not { } text)
            return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Invalid("max_results", $"The `max_results` query parameter value [{text}] is not between {least} and {most}");
    }

    /// <exception cref="XException">The parameter is not an id.</exception>
    public long? Id(string name) => Parameter(name) is { } text ? Id(name, text) : null;

    /// <exception cref="XException">The text is not an id.</exception>
    public long Id(string name, string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        ? id
        : throw Invalid(name, text, $"The `{name}` query parameter value [{text}] is not valid");

    /// <exception cref="XException">The parameter is not a time such as 2026-11-20T10:30:00Z.</exception>
    public DateTimeOffset? Time(string name)
    {
        if (Parameter(name) is not { } text)
            return null;
        return text.EndsWith('Z') && text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Invalid(name, $"The `{name}` query parameter value [{text}] is not a time of the form YYYY-MM-DDTHH:mm:ssZ");
    }

    public XException Invalid(string parameter, string message) => Invalid(parameter, Parameter(parameter) ?? "", message);

    private XException Invalid(string parameter, string value, string message) =>
        XError.InvalidRequest(names, parameter, value, message);
}
