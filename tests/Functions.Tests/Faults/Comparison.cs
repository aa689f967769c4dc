using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Tests.Faults;

/// <summary>What is wrong with the rows of a page after trouble, beside those of the same page without.</summary>
internal sealed class Comparison
{
    private static readonly string[] Current = [nameof(PipelineTables.DailyPageMetrics), nameof(PipelineTables.Posts)];
    private static readonly string[] AsOf = [nameof(PipelineTables.DailyPageMetricsAsOf), nameof(PipelineTables.PostsAsOf)];

    // Where only a part of the answers was refused, the missing values say so themselves.
    private static readonly string[] Explanations = [MetricStatus.NoPermission.Name(), MetricStatus.TokenExpired.Name()];

    private readonly List<string> _wrong = [];
    private readonly PageRows _without;
    private readonly PageRows _with;
    private readonly PageKey _page;
    private readonly FaultSchedule _schedule;
    private readonly bool _namesFault;
    private bool _explained;

    private Comparison(PageRows without, PageRows with, PageKey page, FaultSchedule schedule)
    {
        (_without, _with, _page, _schedule) = (without, with, page, schedule);
        var states = with.Of(nameof(PipelineTables.CollectionStates), page).Values.Select(CollectionStates.Read).ToList();
        _namesFault = states.Any(state => state.Status != MetricStatus.Ok && state.StatusReason is { Length: > 0 });
    }

    /// <summary>How it ended.</summary>
    public static (IReadOnlyList<string> Wrong, string Ending) Of(PageRows without, PageRows with, PageKey page, FaultSchedule schedule)
    {
        var comparison = new Comparison(without, with, page, schedule);
        comparison.Compare();
        return (comparison._wrong, comparison._namesFault ? "named" : comparison._explained ? "explained" : "same");
    }

    private void Compare()
    {
        foreach (var table in Current)
            CompareCurrent(table);
        foreach (var (table, current) in AsOf.Zip(Current))
            CompareAsOf(table, current);
        foreach (var table in typeof(PipelineTables).GetProperties().Where(p => p.PropertyType == typeof(TableClient)).Select(p => p.Name).Except([.. Current, .. AsOf]))
            CompareWhole(table);
        if (_schedule.IsRemovedForGood)
            CheckThatRemovedIsMissing();
    }

    private void CompareCurrent(string table)
    {
        var (without, with) = (_without.Of(table, _page), _with.Of(table, _page));
        foreach (var key in without.Keys.Except(with.Keys).Where(_ => !_namesFault))
            _wrong.Add($"{table} {key} is missing, and the status is ok");
        foreach (var key in with.Keys.Except(without.Keys))
            if (!History(table, key).Any())
                _wrong.Add($"{table} {key} is there, and not without trouble");
        foreach (var key in with.Keys.Intersect(without.Keys))
            CompareValues($"{table} {key}", with[key], [without[key]], _namesFault ? History(table, key) : [], _namesFault);
    }

    // What was known on a day is part of what could be known then; it is all of it where the trouble was over the same day.
    private void CompareAsOf(string table, string current)
    {
        var (without, with) = (_without.Of(table, _page), _with.Of(table, _page));
        var mayLack = _namesFault || !_schedule.Heals || _schedule.IsBelieved;
        foreach (var key in without.Keys.Except(with.Keys).Where(_ => !mayLack && !_explained))
            _wrong.Add($"{table} {key} is missing, and the status is ok");
        foreach (var (key, row) in with)
        {
            var (of, asOfDay) = (Of(key), row.GetString("AsOfDay"));
            var known = without.Where(other => Of(other.Key) == of && string.CompareOrdinal(other.Value.GetString("AsOfDay"), asOfDay) <= 0).Select(other => other.Value).ToList();
            if (known.Count == 0)
                _wrong.Add($"{table} {key} says more than could be known of {current}");
            else
                CompareValues($"{table} {key}", row, [known[^1]], mayLack ? known : [], mayLack);
        }
    }

    private void CompareWhole(string table)
    {
        var (without, with) = (_without.Of(table, _page), _with.Of(table, _page));
        foreach (var key in with.Keys.Except(without.Keys).Where(key => !IsOfRemoved(table, key) && !IsLeftAsItWas(table, key)))
            _wrong.Add($"{table} {key} is there, and not without trouble");
        if (_namesFault || _explained || !_schedule.Heals && table == nameof(PipelineTables.PeriodKpis))
            return;
        foreach (var key in without.Keys.Where(key => !IsLeftAsItWas(table, key)))
            if (!with.TryGetValue(key, out var row))
            {
                if (!IsNeverSeen(table, without[key]))
                    _wrong.Add($"{table} {key} is missing, and the status is ok");
            }
            else if (Differing(row, without[key]).Any(column => !IsKnownLater(table, column, row, without[key])))
                _wrong.Add($"{table} {key} differs: {Text(row, without[key])}");
    }

    private void CompareValues(string what, TableEntity row, IReadOnlyList<TableEntity> expected, IReadOnlyList<TableEntity> before, bool mayLack)
    {
        foreach (var column in expected[0].Keys.Union(row.Keys).Where(IsContent))
        {
            var (value, all) = (Cell(row, column), expected.Concat(before).Select(other => Cell(other, column)));
            if (all.Any(other => Equals(other, value)))
                continue;
            var isValue = row.ContainsKey(column + "Status");
            var isStatus = column.EndsWith("Status", StringComparison.Ordinal);
            if (isValue && value is null || isStatus && !row.ContainsKey(column[..^"Status".Length]))
            {
                var explained = IsExplained(isStatus ? column[..^"Status".Length] : column, row.GetString(isStatus ? column : column + "Status"));
                _explained |= explained && !mayLack;
                if (!mayLack && !explained && !IsLostForEver(column))
                    _wrong.Add($"{what} {column} is missing, and the status is ok");
            }
            else if (!(isStatus && (mayLack || _explained)) && !(mayLack && IsBelievedZero(row, column, value)))
                _wrong.Add($"{what} {column} is {value}, without trouble {Cell(expected[0], column)}");
        }
    }

    private bool IsExplained(string column, string? status) =>
        Explanations.Contains(status)
        || status == MetricStatus.MetricRemoved.Name() && _schedule.RemovedColumns.Contains(column)
        || status is { } && (status == MetricStatus.MetricRemoved.Name() || status == MetricStatus.Inconsistent.Name()) && IsPartOfRemoved(column);

    // Of a total that is not known no parts are kept, and no part without the others.
    private bool IsPartOfRemoved(string column) => PageMetricBreakdown.All.Any(breakdown =>
        breakdown.Parts.Any(part => part.Name == column) && breakdown.Parts.Append(breakdown.Total).Any(metric => _schedule.RemovedColumns.Contains(metric.Name)));

    // What a success said that was not true, as known until the next re-read: no post at all, or a zero that is not final.
    private bool IsBelievedZero(TableEntity row, string column, object? value) =>
        _schedule.IsBelieved && value is 0L && (column == PageMetric.PostsPublished.Name || row.GetString(column + "Status") == MetricStatus.Provisional.Name());

    private bool IsOfRemoved(string table, string key) => table == nameof(PipelineTables.RefusedMetrics) && _schedule.Removed.Any(metric => key.Contains(metric, StringComparison.Ordinal));

    private void CheckThatRemovedIsMissing()
    {
        foreach (var (key, row) in _with.Of(nameof(PipelineTables.DailyPageMetrics), _page))
            foreach (var column in _schedule.RemovedColumns)
                if (Cell(row, column) is { } value)
                    _wrong.Add($"{key} {column} is {value}, and was removed");
                else if (!_namesFault && row.GetString(column + "Status") != MetricStatus.MetricRemoved.Name())
                    _wrong.Add($"{key} {column} is missing with the status {row.GetString(column + "Status")}, and was removed");
    }

    // Trailing periods that end with the first day are not computed again once the second is over.
    private bool IsLeftAsItWas(string table, string key) =>
        _schedule.IsBelieved && table == nameof(PipelineTables.PeriodKpis) && key.Contains($"/{FaultedRun.FirstLastDay}|", StringComparison.Ordinal);

    // What was not listed on the first day, and is gone on the second.
    private bool IsNeverSeen(string table, TableEntity row) =>
        _schedule.IsBelieved && table == nameof(PipelineTables.Comments) && row.GetString("State") is nameof(CommentState.Removed) or nameof(CommentState.Vanished);

    // What was not listed on the first day is known from the second on.
    private bool IsKnownLater(string table, string column, TableEntity row, TableEntity expected) =>
        _schedule.IsBelieved && table == nameof(PipelineTables.Comments) && column == "StateSince" && row.GetDateTimeOffset(column) > expected.GetDateTimeOffset(column);

    // X tells how many follow now, Facebook how many like, and nothing of yesterday.
    private bool IsLostForEver(string column) => _page.Network.Equals(Network.X)
        ? !_schedule.Heals && column.StartsWith(PageMetric.Followers.Name, StringComparison.Ordinal)
        : _schedule.IsBelieved && column.StartsWith(PageMetric.Fans.Name, StringComparison.Ordinal);

    /// <summary>All that was ever known of a row without trouble: a page that was lost on the second day keeps what it had on the first.</summary>
    private IReadOnlyList<TableEntity> History(string table, string key) =>
        [.. _without.Of(table + "AsOf", _page).Where(row => Of(row.Key) == key).Select(row => row.Value)];

    private static object? Cell(TableEntity row, string column) => row.TryGetValue(column, out var value) ? value : null;

    private static string Of(string asOfKey) => asOfKey[..asOfKey.LastIndexOf('|')];

    private static bool IsContent(string column) => column is not ("odata.etag" or "Timestamp" or "PartitionKey" or "RowKey" or "AsOfDay" or "IsListed" or "Message");

    private static IEnumerable<string> Differing(TableEntity row, TableEntity expected) =>
        row.Keys.Union(expected.Keys).Where(column => IsContent(column) && !Equals(Cell(row, column), Cell(expected, column)));

    private static string Text(TableEntity row, TableEntity expected) => string.Join(", ", Differing(row, expected)
        .Select(column => $"{column} is {Cell(row, column)}, without trouble {Cell(expected, column)}"));
}
