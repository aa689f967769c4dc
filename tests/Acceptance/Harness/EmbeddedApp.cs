namespace Engagement.Acceptance.Harness;

/// <summary>The function app of the default build, as a process of its own.</summary>
internal sealed class EmbeddedApp(ProductProcess process, PipelineClient client, Uri address) : IAsyncDisposable
{
    public PipelineClient Client => client;

    public Uri Address => address;

    public ProductProcess Process => process;

    public static async Task<EmbeddedApp> StartAsync(Dictionary<string, string> settings, string secretsFolder, string storage)
    {
        var environment = new Dictionary<string, string>(settings)
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["AzureWebJobsSecretStorageType"] = "files",
            ["FUNCTIONS_SECRETS_PATH"] = KnownKeys.WriteTo(secretsFolder),
        };
        var process = ProductProcess.StartProject("Functions", [], environment);
        var address = new Uri(await process.LineAsync("Listening on ", TimeSpan.FromSeconds(60)));
        return new EmbeddedApp(process, new PipelineClient(address, storage), address);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await process.DisposeAsync();
    }
}
