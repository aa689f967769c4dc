using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Kiota.Authentication.Azure;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;

namespace Engagement.Functions.Alert.Graph;

/// <summary>Microsoft Graph as the app's identity sees it.</summary>
internal sealed class GraphAccess(IOptions<AlertOptions> options, TokenCredential credential)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    // The package is large; most instances never send anything.
    private readonly Lazy<GraphServiceClient> _client = new(() => Create(options.Value.GraphBaseUrl, credential));

    public GraphServiceClient Client => _client.Value;

    public static TokenCredential Identity() => new DefaultAzureCredential();

    private static GraphServiceClient Create(Uri baseUrl, TokenCredential credential)
    {
        // A message that waits in a queue costs nothing; a function that waits for Graph is paid for.
        var handlers = GraphClientFactory.CreateDefaultHandlers().Where(handler => handler is not RetryHandler).ToList();
        var http = GraphClientFactory.Create(handlers);
        http.Timeout = Timeout;
        var scope = $"{baseUrl.GetLeftPart(UriPartial.Authority)}/.default";
        return new(http, new AzureIdentityAuthenticationProvider(credential, [baseUrl.Host], null, isCaeEnabled: false, scope), baseUrl.AbsoluteUri.TrimEnd('/'));
    }
}
