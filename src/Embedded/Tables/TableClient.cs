using Azure.Core;
using Azure.Data.Tables.Models;
using Engagement.Embedded.Tables.Wire;

namespace Azure.Data.Tables;

public partial class TableClient
{
    private readonly TableService _service;

    /// <summary>For derived test doubles, which override what they use.</summary>
    protected TableClient()
    {
        _service = null!;
        Name = null!;
    }

    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, null)
    {
    }

    public TableClient(string connectionString, string tableName, TableClientOptions? options = null)
        : this(new TableServiceClient(connectionString, options).Service, tableName)
    {
    }

    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential)
        : this(endpoint, tableName, credential, null)
    {
    }

    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions? options = null)
        : this(new TableServiceClient(endpoint, credential, options).Service, tableName)
    {
    }

    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(new TableServiceClient(endpoint, tokenCredential, options).Service, tableName)
    {
    }

    internal TableClient(TableService service, string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        _service = service;
        Name = tableName;
    }

    public virtual string Name { get; }

    public virtual string AccountName => _service.AccountName;

    public virtual Uri Uri => new($"{_service.Root}/{Name}");

    public virtual Response<TableItem> Create(CancellationToken cancellationToken = default) =>
        TableCalls.CreateAsync(_service, Name, false, cancellationToken).Completed();

    public virtual async Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) =>
        await TableCalls.CreateAsync(_service, Name, true, cancellationToken).ConfigureAwait(false);

    public virtual Response<TableItem> CreateIfNotExists(CancellationToken cancellationToken = default) =>
        TableCalls.CreateIfNotExistsAsync(_service, Name, false, cancellationToken).Completed();

    public virtual async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        await TableCalls.CreateIfNotExistsAsync(_service, Name, true, cancellationToken).ConfigureAwait(false);

    public virtual Response Delete(CancellationToken cancellationToken = default) =>
        TableCalls.DeleteAsync(_service, Name, false, cancellationToken).Completed();

    public virtual async Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        await TableCalls.DeleteAsync(_service, Name, true, cancellationToken).ConfigureAwait(false);
}
