using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engagement.Benchmarks;

/// <summary>Stands between the app and the emulator, and counts what the cloud would bill: each request, a batch as one.</summary>
internal sealed class StorageMeter : IAsyncDisposable
{
    private readonly List<WebApplication> _servers = [];
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>The account with these meters in place of its services.</summary>
    public string ConnectionString { get; private set; } = "";

    public static async Task<StorageMeter> StartAsync(string connectionString)
    {
        var meter = new StorageMeter { ConnectionString = connectionString };
        foreach (var service in (string[])["Blob", "Queue", "Table"])
            await meter.MeterAsync(service);
        return meter;
    }

    /// <summary>What was asked since the last time: requests by service, with polls of empty queues apart.</summary>
    public IReadOnlyDictionary<string, int> Take() => Interlocked.Exchange(ref _counts, new(StringComparer.Ordinal));

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
        _http.Dispose();
    }

    private async Task MeterAsync(string service)
    {
        var endpoint = new Uri(ConnectionString.Split(';').Single(part => part.StartsWith(service + "Endpoint=", StringComparison.Ordinal)).Split('=', 2)[1]);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.Run(context => ForwardAsync(context, service, endpoint));
        await server.StartAsync();
        _servers.Add(server);
        var own = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        ConnectionString = ConnectionString.Replace(endpoint.GetLeftPart(UriPartial.Authority), own.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
    }

    /// <remarks>The signature covers path and headers but not the host, so it stays valid.</remarks>
    private async Task ForwardAsync(HttpContext context, string service, Uri endpoint)
    {
        var request = context.Request;
        using var forwarded = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(endpoint, request.Path.ToUriComponent() + request.QueryString.ToUriComponent()));
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, context.RequestAborted);
        forwarded.Content = new ByteArrayContent(body.ToArray());
        foreach (var (name, values) in request.Headers)
            if (!name.Equals("Host", StringComparison.OrdinalIgnoreCase) && !forwarded.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                forwarded.Content.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        using var answer = await _http.SendAsync(forwarded, context.RequestAborted);
        var content = await answer.Content.ReadAsByteArrayAsync(context.RequestAborted);

        _counts.AddOrUpdate(Name(service, request, content), 1, (_, count) => count + 1);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
            if (!name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
                context.Response.Headers[name] = values.ToArray();
        if (context.Response.StatusCode is not (204 or 304))
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }

    private static string Name(string service, HttpRequest request, byte[] answer)
    {
        if (service != "Queue" || !request.Path.Value!.Contains("/messages", StringComparison.Ordinal))
            return service;
        return HttpMethods.IsGet(request.Method) && answer.AsSpan().IndexOf("<MessageId>"u8) < 0 ? "QueuePoll"
            : HttpMethods.IsDelete(request.Method) ? "Execution"
            : service;
    }
}
