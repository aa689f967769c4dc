using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace Engagement.Embedded.Tables.Wire;

/// <summary>One storage account's Table endpoint: the pipeline every request goes through, and how its requests begin.</summary>
internal sealed class TableService
{
    public const string MinimalMetadata = "application/json;odata=minimalmetadata";

    private const string Audience = "https://storage.azure.com/.default";

    private readonly HttpPipeline _pipeline;
    private readonly string _version;

    public TableService(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
        : this(endpoint, credential.AccountName, options, new SharedKeyLitePolicy(credential, TimeProvider.System))
    {
    }

    public TableService(Uri endpoint, TokenCredential credential, TableClientOptions? options)
        : this(endpoint, AccountIn(endpoint), options, new BearerTokenAuthenticationPolicy(credential, Audience))
    {
    }

    private TableService(Uri endpoint, string accountName, TableClientOptions? options, HttpPipelinePolicy authentication)
    {
        AccountName = accountName;
        options ??= new TableClientOptions();
        _version = options.VersionHeader;
        Endpoint = endpoint;
        Root = endpoint.AbsoluteUri.TrimEnd('/');
        var pipeline = new HttpPipelineOptions(options) { RequestFailedDetailsParser = TableErrorParser.Instance };
        pipeline.PerRetryPolicies.Add(authentication);
        _pipeline = HttpPipelineBuilder.Build(pipeline);
    }

    public Uri Endpoint { get; }

    /// <summary>The endpoint without a closing slash: what paths are put behind.</summary>
    public string Root { get; }

    public string AccountName { get; }

    public HttpMessage CreateMessage(RequestMethod method, string path, params ReadOnlySpan<ushort> expected)
    {
        var message = _pipeline.CreateMessage();
        message.ResponseClassifier = new StatusCodeClassifier(expected);
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(new Uri($"{Root}/{path}"));
        request.Headers.SetValue("x-ms-version", _version);
        request.Headers.SetValue("DataServiceVersion", "3.0");
        request.Headers.SetValue("MaxDataServiceVersion", "3.0;NetFx");
        request.Headers.SetValue(HttpHeader.Names.Accept, MinimalMetadata);
        return message;
    }

    /// <summary>Sends, and throws unless the message's classifier expected the answer's status.</summary>
    public async ValueTask<Response> SendAsync(HttpMessage message, bool async, CancellationToken cancellationToken)
    {
        if (async)
            await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        else
            _pipeline.Send(message, cancellationToken);
        return message.Response.IsError ? throw new RequestFailedException(message.Response) : message.Response;
    }

    private static string AccountIn(Uri endpoint)
    {
        var segment = endpoint.AbsolutePath.Trim('/');
        return segment.Length > 0 ? segment : endpoint.Host.Split('.')[0];
    }
}
