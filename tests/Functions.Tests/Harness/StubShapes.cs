using System.Globalization;
using System.Text.Json;

namespace Engagement.Functions.Tests.Harness;

/// <summary>The documented shapes of answers.</summary>
internal static class StubShapes
{
    private const string ByCountry = "page_follows_country";

    private static readonly TimeZoneInfo Pacific = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    public static string Insights(StubRequest request, Func<string, DateOnly, long?> value, string countries)
    {
        var first = DateOnly.ParseExact(request.Query["since"], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var end = DateOnly.ParseExact(request.Query["until"], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var days = Enumerable.Range(0, end.DayNumber - first.DayNumber).Select(first.AddDays).ToList();
        var data = request.Metrics.Where(metric => metric != ByCountry).Select(metric => (object)new
        {
            name = metric,
            period = request.Query["period"],
            values = days.Where(day => value(metric, day) is not null).SelectMany(day => Points(request, metric, value(metric, day)!.Value, EndTime(day))),
            title = "A title",
            id = $"{request.PageId}/insights/{metric}/{request.Query["period"]}",
            a_field_of_tomorrow = new { nested = true },
        });
        if (request.Metrics.Contains(ByCountry))
            data = data.Append(JsonDocument.Parse(countries));
        return JsonSerializer.Serialize(new { data, paging = new { previous = "https://graph.invalid/?access_token=x", next = "https://graph.invalid/?access_token=x" } });
    }

    /// <summary>The first of a breakdown's parts, or of an object's keys, when the whole is so much.</summary>
    public static long FirstPart(long whole) => whole / 4;

    /// <summary>One page of the posts, two at a time.</summary>
    public static string Posts(StubRequest request, IReadOnlyList<string> posts, Uri baseUri)
    {
        var (since, until) = (request.Query.TryGetValue("since", out var from) ? Instant(from) : DateTimeOffset.MinValue, Instant(request.Query["until"]));
        return TwoAtATime(request, [.. posts.Where(p => CreatedAt(p) is var at && at >= since && at < until)], baseUri);
    }

    /// <summary>One page of a list; "next" only where there are more, the cursor always.</summary>
    public static string TwoAtATime(StubRequest request, IReadOnlyList<string> items, Uri baseUri)
    {
        var skip = request.Query.TryGetValue("after", out var after) ? int.Parse(after, CultureInfo.InvariantCulture) : 0;
        var next = skip + 2 < items.Count ? $",\"next\":\"{baseUri}next?access_token=secret&after={skip + 2}\"" : "";
        var cursors = $$"""{"before":"{{skip}}","after":"{{skip + 2}}"}""";
        return $$"""{"data":[{{string.Join(',', items.Skip(skip).Take(2))}}],"paging":{"cursors":{{cursors}}{{next}} } }""";
    }

    public static string Post(string id, string createdTime, int reactions = 10, int comments = 2, int? shares = null, string message = "Bonjour", object? insights = null) => JsonSerializer.Serialize(
        new Dictionary<string, object>
        {
            ["id"] = $"1000_{id}",
            ["message"] = message,
            ["created_time"] = createdTime,
            ["permalink_url"] = $"https://www.facebook.com/1000/posts/{id}",
            ["status_type"] = "added_photos",
            ["attachments"] = new { data = new[] { new { media_type = "photo" } } },
            ["reactions"] = new { data = Array.Empty<int>(), summary = new { total_count = reactions, viewer_reaction = "NONE" } },
            ["comments"] = new { data = Array.Empty<int>(), summary = new { order = "ranked", total_count = comments, can_comment = true } },
        }.Concat(shares is null ? [] : [KeyValuePair.Create("shares", (object)new { count = shares })])
            .Concat(insights is null ? [] : [KeyValuePair.Create("insights", insights)]).ToDictionary());

    /// <summary>The "insights" field of a post: lifetime values without end_time, each with a second entry that is not to be counted.</summary>
    public static object PostInsights(params (string Metric, object Value)[] metrics) => new
    {
        data = metrics.SelectMany(m => new[]
        {
            new { name = m.Metric, period = "day", values = new[] { new { value = (object)1 } } },
            new { name = m.Metric, period = "lifetime", values = new[] { new { value = m.Value } } },
        }),
        paging = new { previous = "https://graph.invalid/?access_token=x", next = "https://graph.invalid/?access_token=x" },
    };

    private static object[] Points(StubRequest request, string metric, long value, string endTime)
    {
        var (first, second) = (FirstPart(value), value - FirstPart(value));
        if (request.Query.ContainsKey("breakdown"))
            return [new { value = second, end_time = endTime, is_from_ads = "0" }, new { value = first, end_time = endTime, is_from_ads = "1" }];
        return metric switch
        {
            "page_actions_post_reactions_total" => [new { value = new { love = first, like = second }, end_time = endTime }],
            "page_fan_adds_by_paid_non_paid_unique" => [new { value = new { total = value, paid = first, unpaid = second }, end_time = endTime }],
            _ => [new { value, end_time = endTime }],
        };
    }

    private static DateTimeOffset CreatedAt(string post) =>
        DateTimeOffset.Parse(JsonDocument.Parse(post).RootElement.GetProperty("created_time").GetString()!, CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string seconds) => DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture));

    private static string EndTime(DateOnly day)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Pacific.GetUtcOffset(midnight)).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", CultureInfo.InvariantCulture);
    }
}
