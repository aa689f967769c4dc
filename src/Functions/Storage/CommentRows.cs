using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Core.Text;
using Engagement.Functions.Compute;
using Engagement.Functions.Privacy;
using Engagement.Functions.Retention;

namespace Engagement.Functions.Storage;

/// <summary>Table Comments: what was said to pages in public, and what they answered.</summary>
internal sealed class CommentRows(PipelineTables tables, KeptDays kept, TextReadings readings, ErasedPeople people)
{
    // What KPIs are computed from: a quarter of comments is not worth carrying along with its texts.
    private static readonly IReadOnlyList<string> JudgedColumns =
    [
        "PartitionKey", "RowKey", "Network", "PageId", "CommentId", "Kind", "CreatedAt", "State", "PostId", "PostDay", "ParentId", "AuthorKey", "IsFromPage", "StateSince", "Likes", "LikesStatus", "LikedByPage",
        "Language", "NegativeProbability", "NeutralProbability", "PositiveProbability", "Traits", "HasAlertWord", "ReaderVersion",
    ];

    /// <summary>Adds comments and renews those already stored, as a network lists them now. Texts are read; those that are too old to be kept are not stored, nor are those of people who were erased.</summary>
    /// <param name="listingSaysHidden">Whether the listing tells hidden comments from visible ones.</param>
    public async Task UpdateAsync(IEnumerable<Comment> listed, CancellationToken cancellation, bool listingSaysHidden = true)
    {
        var comments = listed.ToList();
        if (comments.Count == 0)
            return;
        var erased = await people.ReadAsync(comments[0].Page.Network, cancellation).ConfigureAwait(false);
        foreach (var partition in comments.Select(readings.Read).Select(comment => Kept(comment, erased)).Select(Write).GroupBy(row => row.PartitionKey))
            await tables.Comments.MergeRowsAsync(
                [.. partition], (stored, later) => Write(Read(stored).ListedAgainAs(Read(later), listingSaysHidden)), cancellation).ConfigureAwait(false);
    }

    /// <summary>What was said in a range of the network's days, in order, without the texts.</summary>
    public IAsyncEnumerable<Comment> ReadJudgedAsync(PageKey page, DayRange days, CancellationToken cancellation) => ReadAsync(page, days, JudgedColumns, cancellation);

    /// <summary>What was said in a range of the network's days, in order.</summary>
    public IAsyncEnumerable<Comment> ReadAsync(PageKey page, DayRange days, CancellationToken cancellation) => ReadAsync(page, days, null, cancellation);

    /// <summary>The comment of a row; null when there is none.</summary>
    public Task<Comment?> FindAsync(PageKey page, DateTimeOffset createdAt, string commentId, CancellationToken cancellation) =>
        FindAsync(page, Keys.CommentRow(createdAt, commentId), cancellation);

    /// <summary>The comment of a row; null when there is none.</summary>
    /// <param name="rowKey">What <see cref="Keys.CommentRow"/> writes.</param>
    public async Task<Comment?> FindAsync(PageKey page, string rowKey, CancellationToken cancellation)
    {
        var row = await tables.Comments.GetEntityIfExistsAsync<TableEntity>(Keys.Partition(page, page.Network.DayOf(Keys.InstantOf(rowKey)!.Value)), rowKey, null, cancellation).ConfigureAwait(false);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>The days of which texts are kept that another version of the reader has read, or none; null when there are none.</summary>
    public async Task<DayRange?> FindUnreadAsync(PageKey page, DayRange days, CancellationToken cancellation)
    {
        DayRange? found = null;
        await foreach (var row in UnreadAsync(page, days, cancellation).ConfigureAwait(false))
        {
            var day = row.GetDay("Day")!.Value;
            found = found is { } range ? new(day < range.FirstDay ? day : range.FirstDay, day > range.LastDay ? day : range.LastDay) : new(day, day);
        }
        return found;
    }

    /// <summary>Reads these texts.</summary>
    public async Task ReadTextsAsync(PageKey page, DayRange days, CancellationToken cancellation)
    {
        await foreach (var rows in UnreadAsync(page, days, cancellation).InPartitionsAsync(cancellation).ConfigureAwait(false))
            await tables.Comments.MergeRowsAsync(rows, (stored, _) => Write(readings.Read(Read(stored))), cancellation, adds: _ => false).ConfigureAwait(false);
    }

    private async IAsyncEnumerable<TableEntity> UnreadAsync(PageKey page, DayRange days, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var month in Keys.Months(days))
        {
            var (partition, first, last) = (Keys.Partition(page, month.FirstDay), Keys.FirstInstantRow(page.Network, month.FirstDay), Keys.LastInstantRow(page.Network, month.LastDay));
            // Rows without a column fit no comparison with it, and so its negation.
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {first} and RowKey le {last} and Message ge {""} and not (ReaderVersion eq {readings.Version})");
            await foreach (var row in tables.Comments.QueryAsync<TableEntity>(filter, null, ["PartitionKey", "RowKey", "Day"], cancellation).ConfigureAwait(false))
                yield return row;
        }
    }

    private async IAsyncEnumerable<Comment> ReadAsync(
        PageKey page, DayRange days, IEnumerable<string>? select, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var month in Keys.Months(days))
            await foreach (var row in tables.Comments.ReadRowsAsync(
                Keys.Partition(page, month.FirstDay),
                Keys.FirstInstantRow(page.Network, month.FirstDay),
                Keys.LastInstantRow(page.Network, month.LastDay),
                select,
                cancellation).ConfigureAwait(false))
                yield return Read(row);
    }

    internal static TableEntity Write(Comment comment)
    {
        var day = comment.Page.Network.DayOf(comment.CreatedAt);
        var row = new TableEntity(Keys.Partition(comment.Page, day), Keys.CommentRow(comment.CreatedAt, comment.Id))
        {
            ["Network"] = comment.Page.Network.Name,
            ["PageId"] = comment.Page.Id,
            ["CommentId"] = comment.Id,
            ["Kind"] = comment.Kind.ToString(),
            ["CreatedAt"] = comment.CreatedAt.ToUniversalTime(),
            ["State"] = comment.State.ToString(),
        };
        row.PutDay("Day", day);
        row.Put("PostId", comment.PostId);
        row.Put("ParentId", comment.ParentId);
        row.Put("AuthorKey", comment.AuthorKey);
        row.Put("IsFromPage", comment.IsFromPage);
        row.PutText("Message", comment.Message);
        row.Put("StateSince", comment.StateSince?.ToUniversalTime());
        row.Put("StateToldAt", comment.StateToldAt?.ToUniversalTime());
        row.PutDay("PostDay", comment.PostDay);
        row.PutValue("Likes", comment.Likes);
        row.PutValue("Replies", comment.Replies);
        row.Put("LikedByPage", comment.LikedByPage);
        if (comment.Reading is { } reading)
            Put(row, reading);
        return row;
    }

    internal static Comment Read(TableEntity row) => new(
        new(Network.Parse(row.GetString("Network")), row.GetString("PageId")),
        row.GetString("CommentId"),
        Enum.Parse<CommentKind>(row.GetString("Kind")),
        row.GetDateTimeOffset("CreatedAt")!.Value,
        row.GetString("PostId"),
        row.GetString("ParentId"),
        row.GetString("AuthorKey"),
        row.GetBoolean("IsFromPage"),
        row.GetString("Message"),
        Enum.Parse<CommentState>(row.GetString("State")))
    {
        StateSince = row.GetDateTimeOffset("StateSince"),
        StateToldAt = row.GetDateTimeOffset("StateToldAt"),
        PostDay = row.GetDay("PostDay"),
        Likes = row.GetValue("Likes"),
        Replies = row.GetValue("Replies"),
        LikedByPage = row.GetBoolean("LikedByPage"),
        Reading = row.GetInt32("ReaderVersion") is { } version ? Reading(row, version) : null,
    };

    private static void Put(TableEntity row, CommentReading reading)
    {
        row["ReaderVersion"] = reading.ReaderVersion;
        row["Language"] = reading.Text.Language.ToString();
        row["Traits"] = reading.Text.Traits.ToString();
        row["HasAlertWord"] = reading.HasAlertWord;
        row.Put("NegativeProbability", Rounded(reading.Text.Tone?.Negative));
        row.Put("NeutralProbability", Rounded(reading.Text.Tone?.Neutral));
        row.Put("PositiveProbability", Rounded(reading.Text.Tone?.Positive));
    }

    private static CommentReading Reading(TableEntity row, int version) => new(
        new(
            Enum.Parse<TextLanguage>(row.GetString("Language")),
            row.GetDouble("NegativeProbability") is { } negative
                ? new((float)negative, (float)row.GetDouble("NeutralProbability")!.Value, (float)row.GetDouble("PositiveProbability")!.Value)
                : null,
            Enum.Parse<TextTraits>(row.GetString("Traits"))),
        version)
    {
        HasAlertWord = row.GetBoolean("HasAlertWord") is true,
    };

    // A ten-thousandth is more than any reader knows.
    private static double? Rounded(float? probability) => probability is { } known ? Math.Round(known, 4) : null;

    private Comment Kept(Comment comment, IReadOnlySet<string> erased)
    {
        var (network, day) = (comment.Page.Network, comment.Page.Network.DayOf(comment.CreatedAt));
        var isErased = comment.AuthorKey is { } author && erased.Contains(author);
        return comment with
        {
            Message = isErased || day < kept.FirstDayWithTexts(network) ? null : comment.Message,
            AuthorKey = isErased || day < kept.FirstDayWithAuthors(network) ? null : comment.AuthorKey,
        };
    }
}
