using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engagement.Acceptance.Harness;

/// <summary>Stands between the app and the emulator's queue service and puts every message twice.</summary>
internal sealed class DuplicatingQueueProxy : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly Uri _queueService;
    private int _duplicated;

    private DuplicatingQueueProxy(Uri queueService)
    {
        _queueService = queueService;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(ForwardAsync);
    }

    /// <summary>How many messages were put a second time.</summary>
    public int Duplicated => _duplicated;

    public static async Task<DuplicatingQueueProxy> StartAsync(string connectionString)
    {
        var proxy = new DuplicatingQueueProxy(new Uri(QueueEndpoint(connectionString)));
        await proxy._server.StartAsync();
        return proxy;
    }

    /// <summary>The same storage account, with this proxy in place of its queue service.</summary>
    public string Through(string connectionString)
    {
        var own = new Uri(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        var endpoint = new Uri(QueueEndpoint(connectionString));
        return connectionString.Replace(endpoint.GetLeftPart(UriPartial.Authority), own.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _http.Dispose();
    }

    private static string QueueEndpoint(string connectionString) =>
        connectionString.Split(';').Single(part => part.StartsWith("QueueEndpoint=", StringComparison.Ordinal))["QueueEndpoint=".Length..];

    private async Task ForwardAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        using var answer = await SendAsync(context.Request, body.ToArray());
        if (IsPutMessage(context.Request) && answer.StatusCode == HttpStatusCode.Created)
        {
            using var again = await SendAsync(context.Request, body.ToArray());
            again.EnsureSuccessStatusCode();
            Interlocked.Increment(ref _duplicated);
        }

        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
            if (!name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
                context.Response.Headers[name] = values.ToArray();
        await answer.Content.CopyToAsync(context.Response.Body);
    }

    private static bool IsPutMessage(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Path.Value!.EndsWith("/messages", StringComparison.Ordinal);

    /// <remarks>The signature covers path and headers but not the host, so it stays valid behind the proxy.</remarks>
    private async Task<HttpResponseMessage> SendAsync(HttpRequest request, byte[] body)
    {
        var target = new Uri(_queueService.GetLeftPart(UriPartial.Authority) + request.Path.ToUriComponent() + request.QueryString.ToUriComponent());
        using var forwarded = new HttpRequestMessage(new HttpMethod(request.Method), target);
        if (body.Length > 0 || HttpMethods.IsPut(request.Method))
            forwarded.Content = new ByteArrayContent(body);
        foreach (var (name, values) in request.Headers)
        {
            if (name.Equals("Host", StringComparison.OrdinalIgnoreCase))
                continue;
            if (!forwarded.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values!))
                forwarded.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values!);
        }
        return await _http.SendAsync(forwarded);
    }
}
