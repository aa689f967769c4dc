using System.Globalization;
using System.Numerics;
using DuckDB.NET.Data;
using Engagement.Core;
using Engagement.Core.Kpis;

namespace Engagement.Benchmarks;

/// <summary>The same KPIs in SQL on DuckDB, on one thread; intervals aside, which SQL has no functions for.</summary>
internal sealed class DuckDbKpis : IDisposable
{
    private static readonly string Query = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "kpis.sql"));

    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public DuckDbKpis(IEnumerable<DailyPageMetrics> days, IEnumerable<Post> posts)
    {
        _connection.Open();
        Execute("SET threads = 1");
        Execute($"CREATE TABLE days (day DATE PRIMARY KEY, {string.Join(", ", PageMetric.All.Select(metric => $"{metric.Name} BIGINT"))})");
        Execute("CREATE TABLE posts (id VARCHAR, day DATE, created_at TIMESTAMP, reactions BIGINT, comments BIGINT, shares BIGINT)");
        Insert("days", days.Select(day => $"({Day(day.Day)}, {string.Join(", ", PageMetric.All.Select(metric => Number(day[metric])))})"));
        Insert("posts", posts.Select(post => string.Create(
            CultureInfo.InvariantCulture,
            $"('{post.Id}', {Day(post.Page.Network.DayOf(post.CreatedAt))}, TIMESTAMP '{post.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}', {Number(post.Reactions)}, {Number(post.Comments)}, {Number(post.Shares)})")));
    }

    public void SetPeriods(IEnumerable<DayRange> periods)
    {
        Execute("CREATE OR REPLACE TABLE periods (id INTEGER, first DATE, last DATE, length INTEGER)");
        Insert("periods", periods.Select((period, i) => string.Create(CultureInfo.InvariantCulture, $"({i}, {Day(period.FirstDay)}, {Day(period.LastDay)}, {period.DayCount})")));
    }

    /// <summary>Period by period, in the order of the definitions.</summary>
    public List<(double? Value, long N)> Compute()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = Query;
        using var rows = command.ExecuteReader();
        var columns = QuantitativeKpis.Definitions.Select(kpi => (Value: rows.GetOrdinal(kpi.Id), N: rows.GetOrdinal(kpi.Id + "_n"))).ToList();
        var values = new List<(double?, long)>();
        while (rows.Read())
            values.AddRange(columns.Select(column => (
                rows.IsDBNull(column.Value) ? (double?)null : Number(rows.GetValue(column.Value)),
                (long)Number(rows.GetValue(column.N)))));
        return values;
    }

    public void Dispose() => _connection.Dispose();

    private static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"DATE '{day:yyyy-MM-dd}'");

    /// <remarks>Sums are 128 bits wide.</remarks>
    private static double Number(object value) => value is BigInteger sum ? (double)sum : Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static string Number(MetricValue value) => value.Count?.ToString(CultureInfo.InvariantCulture) ?? "NULL";

    private void Insert(string table, IEnumerable<string> rows) => Execute($"INSERT INTO {table} VALUES {string.Join(", ", rows)}");

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
