using System.Net.Http.Json;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Engagement.Functions.Alert;
using Engagement.Functions.Tests.Harness;
using Engagement.Simulator;
using Engagement.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Engagement.Functions.Tests.Alert;

/// <summary>A mail that the simulated Microsoft Graph accepted.</summary>
internal sealed record Mail(string Sender, string Subject, string Html, IReadOnlyList<string> Recipients, IReadOnlyList<MailAttachment> Attachments);

internal sealed record MailAttachment(string Name, string ContentId, string ContentType, bool IsInline, string Content);

/// <summary>The pipeline beside a simulated Microsoft Graph.</summary>
internal sealed class AlertRun : IAsyncDisposable
{
    /// <summary>Noon in Paris: nobody sleeps.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);

    private readonly SimulatorServer _simulator;
    private readonly HttpClient _http;

    private AlertRun(SimulatorServer simulator, Pipeline pipeline, FakeTimeProvider clock)
    {
        (_simulator, Pipeline, Clock) = (simulator, pipeline, clock);
        _http = new() { BaseAddress = simulator.BaseUri };
    }

    public Pipeline Pipeline { get; }

    public FakeTimeProvider Clock { get; }

    public static async Task<AlertRun> StartAsync(AzuriteFixture azurite, Dictionary<string, string?>? more = null, HttpPipelinePolicy? onTables = null)
    {
        var clock = new FakeTimeProvider(Noon);
        var simulator = await SimulatorServer.StartAsync(new() { Seed = 1, Clock = clock });
        var settings = new Dictionary<string, string?>
        {
            ["Alert:GraphBaseUrl"] = $"{simulator.BaseUri}graph/v1.0",
            ["Alert:GroupId"] = "01234567-89ab-cdef-0123-456789abcdef",
            ["Alert:Sender"] = "communities@example.com",
            ["Alert:TimeZone"] = "Europe/Paris",
        };
        foreach (var (setting, value) in more ?? [])
            settings[setting] = value;
        var options = new TableClientOptions();
        if (onTables is not null)
            options.AddPolicy(onTables, HttpPipelinePosition.PerCall);
        return new(simulator, await Pipeline.StartAsync(azurite, simulator.BaseUri, settings, options, clock, credential: new SimulatedCredential()), clock);
    }

    public static AlertMessage Message(DateTimeOffset? raisedAt = null, string about = "one", bool isUrgent = false) =>
        AlertMessage.For("crisis", about, null, raisedAt ?? Noon, new("Title <1>", ["First line & more.", "Second line."]), new("Titre <1>", ["Première ligne."]), isUrgent);

    public Task SendAsync(AlertMessage message) => Pipeline.Get<AlertSender>().RunAsync(AlertMessage.Parse(MessageJson.Write(message)), CancellationToken.None);

    public async Task<IReadOnlyList<Mail>> MailsAsync() =>
        (await _http.GetFromJsonAsync<JsonElement>(new Uri("truth/microsoft/mails", UriKind.Relative))).GetProperty("mails").Deserialize<List<Mail>>(JsonSerializerOptions.Web)!;

    /// <summary>By path.</summary>
    public async Task<Dictionary<string, byte[]>> FilesAsync() =>
        (await _http.GetFromJsonAsync<JsonElement>(new Uri("truth/microsoft/files", UriKind.Relative))).GetProperty("files").EnumerateArray()
            .ToDictionary(file => file.GetProperty("path").GetString()!, file => file.GetProperty("content").GetBytesFromBase64());

    public async Task<int> CallsAsync(string endpoint) =>
        (await _http.GetFromJsonAsync<JsonElement>(new Uri("truth/microsoft/calls", UriKind.Relative))).GetProperty("byEndpoint").TryGetProperty(endpoint, out var calls) ? calls.GetInt32() : 0;

    public async Task FaultAsync(object fault) => (await _http.PostAsJsonAsync(new Uri("truth/microsoft/fault", UriKind.Relative), fault)).EnsureSuccessStatusCode();

    public async Task SetMembersAsync(int count) => (await _http.PostAsJsonAsync(
        new Uri("truth/microsoft/members", UriKind.Relative), Enumerable.Range(0, count).Select(i => new { id = $"u{i}", mail = $"person{i:D4}@example.com" }))).EnsureSuccessStatusCode();

    /// <summary>How many messages wait in a queue, hidden ones included.</summary>
    public async Task<int> WaitingAsync(string queue) => (await Pipeline.Queues.Client(queue).GetPropertiesAsync()).Value.ApproximateMessagesCount;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Pipeline.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    private sealed class SimulatedCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("simulated-entra-token", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
