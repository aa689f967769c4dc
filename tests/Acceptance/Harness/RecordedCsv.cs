using System.Globalization;
using CsvHelper;

namespace Engagement.Acceptance.Harness;

/// <summary>The recorded files themselves, summed without any part of the product.</summary>
internal static class RecordedCsv
{
    private static readonly TimeZoneInfo Pacific = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    /// <summary>What the files say of one post: the page that published it, its Pacific day, and reactions + comments + shares.</summary>
    public sealed record RecordedPost(string Page, string Id, DateTime CreatedAt, long Engagements)
    {
        public DateOnly Day => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(CreatedAt, Pacific));
    }

    /// <summary>Each post once; of rows about the same post the one with the latest time.</summary>
    public static IReadOnlyList<RecordedPost> Posts(string file, string page, string id, string createdAt, string[] formats, params string[] counts) =>
        [.. Rows(file)
            .Select(row => new RecordedPost(
                row[page],
                row[id],
                DateTime.ParseExact(row[createdAt], formats, CultureInfo.InvariantCulture, DateTimeStyles.None),
                counts.Sum(column => long.Parse(row[column], CultureInfo.InvariantCulture))))
            .GroupBy(post => (post.Page, post.Id))
            .Select(rows => rows.MaxBy(post => post.CreatedAt)!)];

    public static IEnumerable<IReadOnlyDictionary<string, string>> Rows(string file)
    {
        using var csv = new CsvReader(new StreamReader(file), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
            yield return csv.HeaderRecord!.ToDictionary(name => name, name => csv.GetField(name) ?? "");
    }

    /// <summary>A count as exports write it ("36.0"), or null for an empty cell.</summary>
    public static long? Count(this IReadOnlyDictionary<string, string> row, string column) =>
        row[column].Length == 0 ? null : (long)double.Parse(row[column], CultureInfo.InvariantCulture);
}
