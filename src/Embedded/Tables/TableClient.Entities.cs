using Engagement.Embedded.Tables.Wire;

namespace Azure.Data.Tables;

public partial class TableClient
{
    public virtual Response AddEntity<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        WriteAsync(EntityRequest.Add, entity, default, false, cancellationToken).Completed();

    public virtual async Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        await WriteAsync(EntityRequest.Add, entity, default, true, cancellationToken).ConfigureAwait(false);

    public virtual Response<T> GetEntity<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        GetAsync<T>(partitionKey, rowKey, select, false, cancellationToken).Completed();

    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        await GetAsync<T>(partitionKey, rowKey, select, true, cancellationToken).ConfigureAwait(false);

    public virtual NullableResponse<T> GetEntityIfExists<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        GetIfExistsAsync<T>(partitionKey, rowKey, select, false, cancellationToken).Completed();

    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        await GetIfExistsAsync<T>(partitionKey, rowKey, select, true, cancellationToken).ConfigureAwait(false);

    public virtual Response UpsertEntity<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        WriteAsync(EntityRequest.MethodFor(mode), entity, default, false, cancellationToken).Completed();

    public virtual async Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        await WriteAsync(EntityRequest.MethodFor(mode), entity, default, true, cancellationToken).ConfigureAwait(false);

    public virtual Response UpdateEntity<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        WriteAsync(EntityRequest.MethodFor(mode), entity, Given(ifMatch), false, cancellationToken).Completed();

    public virtual async Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        await WriteAsync(EntityRequest.MethodFor(mode), entity, Given(ifMatch), true, cancellationToken).ConfigureAwait(false);

    public virtual Response DeleteEntity(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        DeleteAsync(partitionKey, rowKey, ifMatch, false, cancellationToken).Completed();

    public virtual async Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        await DeleteAsync(partitionKey, rowKey, ifMatch, true, cancellationToken).ConfigureAwait(false);

    private static ETag Given(ETag ifMatch) => ifMatch == default
        ? throw new ArgumentException(
            "An update needs the ETag that was read, or ETag.All to overwrite any; UpsertEntity writes without one.", nameof(ifMatch))
        : ifMatch;

    private async ValueTask<Response> WriteAsync(
        Core.RequestMethod method, ITableEntity entity, ETag ifMatch, bool async, CancellationToken cancellationToken)
    {
        using var message = EntityRequest.Write(_service, Name, method, entity, ifMatch);
        return await _service.SendAsync(message, async, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Response> DeleteAsync(
        string partitionKey, string rowKey, ETag ifMatch, bool async, CancellationToken cancellationToken)
    {
        using var message = EntityRequest.Delete(_service, Name, partitionKey, rowKey, ifMatch);
        return await _service.SendAsync(message, async, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Response<T>> GetAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select, bool async, CancellationToken cancellationToken)
        where T : class, ITableEntity
    {
        using var message = EntityRequest.Get(_service, Name, partitionKey, rowKey, select, 200);
        var response = await _service.SendAsync(message, async, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(EntityAnswer.Single<T>(response), response);
    }

    private async ValueTask<NullableResponse<T>> GetIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select, bool async, CancellationToken cancellationToken)
        where T : class, ITableEntity
    {
        using var message = EntityRequest.Get(_service, Name, partitionKey, rowKey, select, 200, 404);
        var response = await _service.SendAsync(message, async, cancellationToken).ConfigureAwait(false);
        return response.Status == 404
            ? new NoEntityResponse<T>(response)
            : Response.FromValue(EntityAnswer.Single<T>(response), response);
    }
}
