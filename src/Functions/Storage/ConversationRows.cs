using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Core.Answers;
using Engagement.Core.Conversations;
using Engagement.Core.Moderation;
using Engagement.Core.Text;
using Engagement.Core.Tones;

namespace Engagement.Functions.Storage;

/// <summary>Tables SentimentByDay, ModerationByDay and ResponseTimeBuckets: what people said and how they were treated, by day.</summary>
internal sealed class ConversationRows(PipelineTables tables)
{
    public const string Public = "public";
    public const string Private = "private";

    private const string NoPost = "-";

    /// <summary>Makes the rows of a range of days those that are given.</summary>
    public async Task ReplaceAsync(PageKey page, DayRange days, DailyConversations conversations, CancellationToken cancellation)
    {
        await ReplaceAsync(tables.SentimentByDay, page, days, [.. conversations.Sentiment.Select(Write)], cancellation).ConfigureAwait(false);
        await ReplaceAsync(tables.ModerationByDay, page, days, [.. conversations.Moderation.Select(Write)], cancellation).ConfigureAwait(false);
        await ReplaceAsync(tables.ResponseTimeBuckets, page, days, [.. conversations.Responses.Select(Write)], cancellation).ConfigureAwait(false);
    }

    public IAsyncEnumerable<DailySentiment> ReadSentimentAsync(PageKey page, DayRange days, CancellationToken cancellation) =>
        ReadAsync(tables.SentimentByDay, page, days, cancellation).Select(row => new DailySentiment(
            page, row.GetDay("Day")!.Value, Enum.Parse<TextLanguage>(row.GetString("Language")), row.GetString("PostId"), row.GetDay("PostDay"))
        {
            Comments = row.GetInt64("Comments")!.Value,
            Tones = new(row.GetInt64("Positive")!.Value, row.GetInt64("Neutral")!.Value, row.GetInt64("Negative")!.Value),
            Questions = row.GetInt64("Questions")!.Value,
            Complaints = row.GetInt64("Complaints")!.Value,
            Insults = row.GetInt64("Insults")!.Value,
            Spam = row.GetInt64("Spam")!.Value,
            Courtesies = row.GetInt64("Courtesies")!.Value,
        });

    public IAsyncEnumerable<DailyModeration> ReadModerationAsync(PageKey page, DayRange days, CancellationToken cancellation) =>
        ReadAsync(tables.ModerationByDay, page, days, cancellation).Select(row => new DailyModeration(
            page, row.GetDay("Day")!.Value, Enum.Parse<CommentState>(row.GetString("State")), Enum.Parse<CommentContent>(row.GetString("Content")), row.GetInt64("Comments")!.Value));

    public IAsyncEnumerable<DailyResponses> ReadResponsesAsync(PageKey page, DayRange days, CancellationToken cancellation) =>
        ReadAsync(tables.ResponseTimeBuckets, page, days, cancellation).Select(row => new DailyResponses(
            page, row.GetDay("Day")!.Value, row.GetString("Channel") == Private, Enum.Parse<ResponseTimeBucket>(row.GetString("Bucket")), row.GetInt64("Calls")!.Value));

    internal static TableEntity Write(DailySentiment said)
    {
        var row = NewRow(said.Page, said.Day, Keys.SentimentRow(said.Day, said.Language.ToString(), said.PostId ?? NoPost));
        row["Language"] = said.Language.ToString();
        row.Put("PostId", said.PostId);
        row.PutDay("PostDay", said.PostDay);
        row["Comments"] = said.Comments;
        row["Positive"] = said.Tones.Positive;
        row["Neutral"] = said.Tones.Neutral;
        row["Negative"] = said.Tones.Negative;
        row["Questions"] = said.Questions;
        row["Complaints"] = said.Complaints;
        row["Insults"] = said.Insults;
        row["Spam"] = said.Spam;
        row["Courtesies"] = said.Courtesies;
        return row;
    }

    internal static TableEntity Write(DailyModeration treated)
    {
        var row = NewRow(treated.Page, treated.Day, Keys.ModerationRow(treated.Day, treated.State.ToString(), treated.Content.ToString()));
        row["State"] = treated.State.ToString();
        row["Content"] = treated.Content.ToString();
        row["Comments"] = treated.Comments;
        return row;
    }

    internal static TableEntity Write(DailyResponses answered)
    {
        var channel = answered.IsPrivate ? Private : Public;
        var row = NewRow(answered.Page, answered.Day, Keys.BucketRow(answered.Day, channel, (int)answered.Bucket));
        row["Channel"] = channel;
        row["Bucket"] = answered.Bucket.ToString();
        row.Put("UpToMinutes", answered.Bucket.BoundOf());
        row["Calls"] = answered.Calls;
        return row;
    }

    private static TableEntity NewRow(PageKey page, DateOnly day, string rowKey)
    {
        var row = new TableEntity(Keys.Partition(page, day), rowKey) { ["Network"] = page.Network.Name, ["PageId"] = page.Id };
        row.PutDay("Day", day);
        return row;
    }

    private static async Task ReplaceAsync(TableClient table, PageKey page, DayRange days, IReadOnlyList<TableEntity> rows, CancellationToken cancellation)
    {
        var byPartition = rows.ToLookup(row => row.PartitionKey);
        foreach (var month in Keys.Months(days))
        {
            var partition = Keys.Partition(page, month.FirstDay);
            await table.ReplaceRowsAsync(partition, Keys.DayRow(month.FirstDay), Keys.AfterDayRow(month.LastDay), byPartition[partition], cancellation).ConfigureAwait(false);
        }
    }

    private static async IAsyncEnumerable<TableEntity> ReadAsync(
        TableClient table, PageKey page, DayRange days, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var month in Keys.Months(days))
            await foreach (var row in table.ReadRowsAsync(
                Keys.Partition(page, month.FirstDay), Keys.DayRow(month.FirstDay), Keys.AfterDayRow(month.LastDay), null, cancellation).ConfigureAwait(false))
                yield return row;
    }
}
