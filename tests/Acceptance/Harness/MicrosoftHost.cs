using System.Net;
using System.Net.Sockets;

namespace Engagement.Acceptance.Harness;

/// <summary>The Azure build of the function app under Microsoft's Functions host.</summary>
internal sealed class MicrosoftHost(ProductProcess process, PipelineClient client) : IAsyncDisposable
{
    public PipelineClient Client => client;

    /// <param name="script">Starts the host: script, app folder, port, then settings as NAME=VALUE.</param>
    public static MicrosoftHost Start(string script, string appFolder, Dictionary<string, string> settings, string secretsFolder, string storage)
    {
        var port = FreePort();
        var all = new Dictionary<string, string>(settings)
        {
            ["AzureWebJobsSecretStorageType"] = "files",
            ["FUNCTIONS_SECRETS_PATH"] = KnownKeys.WriteTo(secretsFolder),
        };
        var process = ProductProcess.StartProgram(script, [appFolder, $"{port}", .. all.Select(setting => $"{setting.Key}={setting.Value}")]);
        return new MicrosoftHost(process, new PipelineClient(new Uri($"http://127.0.0.1:{port}"), storage));
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await process.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
