using System.Linq.Expressions;
using Engagement.Embedded.Tables.Filters;
using Engagement.Embedded.Tables.Wire;

namespace Azure.Data.Tables;

public partial class TableClient
{
    public static string CreateQueryFilter(FormattableString filter) => FilterText.From(filter);

    public static string CreateQueryFilter<T>(Expression<Func<T, bool>> filter) => LambdaFilter.Translate(filter)!;

    public virtual Pageable<T> Query<T>(
        Expression<Func<T, bool>> filter,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        Query<T>(LambdaFilter.Translate(filter), maxPerPage, select, cancellationToken);

    public virtual AsyncPageable<T> QueryAsync<T>(
        Expression<Func<T, bool>> filter,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        QueryAsync<T>(LambdaFilter.Translate(filter), maxPerPage, select, cancellationToken);

    public virtual Pageable<T> Query<T>(
        string? filter = null,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new TablePages<T>(Reader<T>(filter, select), maxPerPage, cancellationToken);

    public virtual AsyncPageable<T> QueryAsync<T>(
        string? filter = null,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new AsyncTablePages<T>(Reader<T>(filter, select), maxPerPage, cancellationToken);

    private PageReader<T> Reader<T>(string? filter, IEnumerable<string>? select)
        where T : class, ITableEntity
    {
        var columns = select is null ? null : string.Join(',', select);
        return async (continuation, size, async, cancellationToken) =>
        {
            using var message = EntityRequest.Query(_service, Name, filter, columns, size, continuation);
            var response = await _service.SendAsync(message, async, cancellationToken).ConfigureAwait(false);
            return Page<T>.FromValues(EntityAnswer.Many<T>(response), Continuation.OfEntities(response), response);
        };
    }
}
