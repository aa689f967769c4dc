using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace Engagement.Embedded.Worker.Hosting;

/// <summary>The built app; says in one line when its address cannot be had.</summary>
internal sealed class EmbeddedHost(WebApplication app, string urls) : IHost, IAsyncDisposable
{
    public IServiceProvider Services => app.Services;

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or FormatException or System.Net.Sockets.SocketException)
        {
            throw new FunctionsStartException([$"The host cannot listen on '{urls}': {error.Message} Set ASPNETCORE_URLS to another address, such as http://127.0.0.1:0 for any free port."]);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken = default) => app.StopAsync(cancellationToken);

    public void Dispose() => ((IDisposable)app).Dispose();

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
