using System.Linq.Expressions;
using Azure.Core;
using Azure.Data.Tables.Models;
using Engagement.Embedded.Tables.Filters;
using Engagement.Embedded.Tables.Wire;

namespace Azure.Data.Tables;

public class TableServiceClient
{
    /// <summary>For derived test doubles, which override what they use.</summary>
    protected TableServiceClient()
    {
        Service = null!;
    }

    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    public TableServiceClient(string connectionString, TableClientOptions? options = null)
    {
        var parsed = TableConnectionString.Parse(connectionString);
        Service = new(parsed.Endpoint, parsed.Credential, options);
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, null)
    {
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        Service = new(endpoint, credential, options);
    }

    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(tokenCredential);
        Service = new(endpoint, tokenCredential, options);
    }

    public virtual string AccountName => Service.AccountName;

    public virtual Uri Uri => Service.Endpoint;

    internal TableService Service { get; }

    public static string CreateQueryFilter(FormattableString filter) => FilterText.From(filter);

    public static string CreateQueryFilter(Expression<Func<TableItem, bool>> filter) => LambdaFilter.Translate(filter)!;

    public virtual TableClient GetTableClient(string tableName) => new(Service, tableName);

    public virtual Response<TableItem> CreateTable(string tableName, CancellationToken cancellationToken = default) =>
        TableCalls.CreateAsync(Service, tableName, false, cancellationToken).Completed();

    public virtual async Task<Response<TableItem>> CreateTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        await TableCalls.CreateAsync(Service, tableName, true, cancellationToken).ConfigureAwait(false);

    public virtual Response<TableItem> CreateTableIfNotExists(string tableName, CancellationToken cancellationToken = default) =>
        TableCalls.CreateIfNotExistsAsync(Service, tableName, false, cancellationToken).Completed();

    public virtual async Task<Response<TableItem>> CreateTableIfNotExistsAsync(
        string tableName, CancellationToken cancellationToken = default) =>
        await TableCalls.CreateIfNotExistsAsync(Service, tableName, true, cancellationToken).ConfigureAwait(false);

    public virtual Response DeleteTable(string tableName, CancellationToken cancellationToken = default) =>
        TableCalls.DeleteAsync(Service, tableName, false, cancellationToken).Completed();

    public virtual async Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        await TableCalls.DeleteAsync(Service, tableName, true, cancellationToken).ConfigureAwait(false);

    public virtual Pageable<TableItem> Query(
        string? filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new TablePages<TableItem>(TableCalls.Reader(Service, filter), maxPerPage, cancellationToken);

    public virtual Pageable<TableItem> Query(
        FormattableString filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        Query(FilterText.From(filter), maxPerPage, cancellationToken);

    public virtual Pageable<TableItem> Query(
        Expression<Func<TableItem, bool>> filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        Query(LambdaFilter.Translate(filter), maxPerPage, cancellationToken);

    public virtual AsyncPageable<TableItem> QueryAsync(
        string? filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new AsyncTablePages<TableItem>(TableCalls.Reader(Service, filter), maxPerPage, cancellationToken);

    public virtual AsyncPageable<TableItem> QueryAsync(
        FormattableString filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        QueryAsync(FilterText.From(filter), maxPerPage, cancellationToken);

    public virtual AsyncPageable<TableItem> QueryAsync(
        Expression<Func<TableItem, bool>> filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        QueryAsync(LambdaFilter.Translate(filter), maxPerPage, cancellationToken);
}
