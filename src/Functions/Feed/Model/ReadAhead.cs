using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace Engagement.Functions.Feed.Model;

/// <summary>Rows of a query, the next answer of storage being waited for while those of the last one are written: two answers in memory at most.</summary>
internal static class ReadAhead
{
    /// <param name="wanted">After so many rows nothing more is asked for ahead; reading on is possible all the same.</param>
    public static async IAsyncEnumerable<TableEntity> ReadAheadAsync(
        this TableClient table, string? filter, IEnumerable<string>? columns, int wanted, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var answers = table.QueryAsync<TableEntity>(filter, null, columns, stopped.Token).AsPages().GetAsyncEnumerator(stopped.Token);
        var next = answers.MoveNextAsync().AsTask();
        try
        {
            while (await next.ConfigureAwait(false))
            {
                var rows = answers.Current.Values;
                wanted -= rows.Count;
                var goesOn = answers.Current.ContinuationToken is not null;
                var asksAhead = goesOn && wanted > 0;
                if (asksAhead)
                    next = answers.MoveNextAsync().AsTask();
                foreach (var row in rows)
                    yield return row;
                if (!goesOn)
                    break;
                if (!asksAhead)
                    next = answers.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            await stopped.CancelAsync().ConfigureAwait(false);
            await next.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
        }
    }
}
