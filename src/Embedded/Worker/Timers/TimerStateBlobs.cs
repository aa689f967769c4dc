using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Engagement.Embedded.Worker.Timers;

/// <summary>Keeps timer states in the blobs where the real host keeps them, so that either host goes on where the other stopped.</summary>
/// <remarks>Two requests of the Blob service are all that is needed; they go through Azure.Core's pipeline for its retries.</remarks>
internal sealed class TimerStateBlobs
{
    private const string Container = "azure-webjobs-hosts";

    private readonly HttpPipeline _pipeline;
    private readonly string _container;
    private readonly string _hostId;

    public TimerStateBlobs(string connectionString, string hostId)
    {
        var account = StorageAccount.Parse(connectionString);
        _pipeline = HttpPipelineBuilder.Build(new Options(), [], [new SharedKeyPolicy(account)], null);
        _container = $"{account.BlobEndpoint}/{Container}";
        _hostId = hostId;
    }

    public async Task<TimerState?> ReadAsync(string function)
    {
        using var message = Message(RequestMethod.Get, Blob(function), null);
        await _pipeline.SendAsync(message, CancellationToken.None).ConfigureAwait(false);
        return message.Response.Status switch
        {
            200 => TimerState.FromJson(message.Response.Content.ToString()),
            404 => null,
            _ => throw new RequestFailedException(message.Response),
        };
    }

    public async Task WriteAsync(string function, TimerState state)
    {
        var response = await PutAsync(function, state).ConfigureAwait(false);
        if (response.Status == 404)
        {
            using var create = Message(RequestMethod.Put, $"{_container}?restype=container", null);
            await _pipeline.SendAsync(create, CancellationToken.None).ConfigureAwait(false);
            response = await PutAsync(function, state).ConfigureAwait(false);
        }
        if (response.IsError)
            throw new RequestFailedException(response);
    }

    private async Task<Response> PutAsync(string function, TimerState state)
    {
        using var message = Message(RequestMethod.Put, Blob(function), RequestContent.Create(BinaryData.FromString(state.ToJson())));
        message.Request.Headers.SetValue("x-ms-blob-type", "BlockBlob");
        message.Request.Headers.SetValue("Content-Type", "application/json");
        await _pipeline.SendAsync(message, CancellationToken.None).ConfigureAwait(false);
        return message.Response;
    }

    private HttpMessage Message(RequestMethod method, string uri, RequestContent? content)
    {
        var message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(uri));
        message.Request.Content = content;
        return message;
    }

    private string Blob(string function) => $"{_container}/timers/{_hostId}/Host.Functions.{function}/status";

    private sealed class Options : ClientOptions;
}
