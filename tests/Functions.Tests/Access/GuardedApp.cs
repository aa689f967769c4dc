using System.Security.Cryptography;
using System.Text;
using Engagement.Acceptance.Feed;
using Engagement.Acceptance.Harness;
using Engagement.Azurite;
using Engagement.Functions.Retention;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Access;

/// <summary>The app as a process, with keys and sign-in, whose timers never run: what it answers, it answers as it is deployed.</summary>
public sealed class GuardedApp : IAsyncLifetime
{
    /// <summary>The page that the limited key may read; no other is.</summary>
    public const string OwnPage = "1000";
    public const string OtherPage = "2000";

    private const string Never = "0 0 0 1 1 *";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _secrets = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience };
    private AzuriteProcess? _azurite;
    private ProductProcess? _process;
    private StubAuthority? _authority;

    public string ExpiredToken => _authority!.Token(StubAuthority.AnyUser, validFor: TimeSpan.FromHours(-1));

    public string GoodToken => _authority!.Token(StubAuthority.AnyUser);

    public string Output => _process!.Output;

    public async ValueTask InitializeAsync()
    {
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions());
        _authority = await StubAuthority.StartAsync();
        var settings = typeof(RetentionOptions).Assembly.GetTypes().SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters())
            .SelectMany(parameter => parameter.GetCustomAttributes(typeof(Microsoft.Azure.Functions.Worker.TimerTriggerAttribute), false))
            .ToDictionary(timer => ((Microsoft.Azure.Functions.Worker.TimerTriggerAttribute)timer).Schedule.Trim('%'), _ => Never);
        _process = ProductProcess.StartProject("Functions", [], new Dictionary<string, string>(settings)
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["AzureWebJobsSecretStorageType"] = "files",
            ["FUNCTIONS_SECRETS_PATH"] = KnownKeys.WriteTo(_secrets.Path),
            ["AzureWebJobsStorage"] = _azurite.ConnectionString,
            ["Facebook__BaseUrl"] = "http://127.0.0.1:9",
            ["Facebook__AppSecret"] = "an-app-secret",
            ["X__BaseUrl"] = "http://127.0.0.1:9",
            ["Access__RequestsPerMinute"] = "0",
            ["Access__Readers__agency__KeySha256"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(KnownKeys.Limited))),
            ["Access__Readers__agency__Pages"] = $"facebook/{OwnPage}",
            ["Entra__TenantId"] = StubAuthority.Tenant,
            ["Entra__Audience"] = StubAuthority.Audience,
            ["Entra__Authority"] = _authority.Address.AbsoluteUri,
        });
        _http.BaseAddress = new(await _process.LineAsync("Listening on ", Patience));
    }

    /// <param name="path">Behind "/api/", sent exactly as it is.</param>
    public async Task<(int Status, string Body)> SendAsync(string verb, string path, string? key, HttpContent? body = null, string? token = null)
    {
        // A client that tidies up addresses would tidy up the tricks.
        var address = new Uri($"{_http.BaseAddress!.AbsoluteUri}api/{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new(verb.ToUpperInvariant()), address) { Content = body };
        if (key is not null)
            request.Headers.TryAddWithoutValidation("x-functions-key", key);
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        using var answer = await _http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_process is not null)
            await _process.DisposeAsync();
        if (_authority is not null)
            await _authority.DisposeAsync();
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        _secrets.Dispose();
    }
}
