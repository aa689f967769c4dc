using System.Net;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace Engagement.Embedded.Tables.Tests.Wire;

public class AuthenticationTests
{
    private const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    [Fact]
    public async Task TokenCredential_EveryRequest_CarriesATokenForStorage()
    {
        await using var server = await RecordingServer.StartAsync(https: true);
        var credential = new RecordingCredential();
        var table = new TableClient(server.Uri, "rows", credential, new TableClientOptions { Transport = server.Transport });

        await table.UpsertEntityAsync(new TableEntity("p", "r"));
        table.UpsertEntity(new TableEntity("p", "r"));

        server.Requests.Select(request => request.Headers.Authorization.ToString()).ShouldBe(["Bearer token-1", "Bearer token-1"]);
        server.Requests.ShouldAllBe(request => request.Method == "PATCH" && request.Target == "/rows(PartitionKey='p',RowKey='r')");
        server.Requests.ShouldAllBe(request => request.Headers["x-ms-version"] == "2020-12-06");
        credential.Scopes.ShouldBe(["https://storage.azure.com/.default"], "the token is kept until it expires");
    }

    [Fact]
    public async Task TokenCredential_PlainHttp_IsRefused()
    {
        await using var server = await RecordingServer.StartAsync();
        var table = new TableClient(server.Uri, "rows", new RecordingCredential());

        Should.Throw<InvalidOperationException>(() => table.UpsertEntity(new TableEntity("p", "r")));

        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task ServiceBusy_IsRetriedWithTheSameBody()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers.Enqueue((503, "application/xml", "<error><code>ServerBusy</code></error>"));
        server.Answers.Enqueue((500, "application/xml", "<error><code>OperationTimedOut</code></error>"));
        var table = NewClient(server, retries: 3);

        (await table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 1 })).Status.ShouldBe(204);

        server.Requests.Select(request => request.Body).ShouldBe(Enumerable.Repeat("""{"PartitionKey":"p","RowKey":"r","A":1}""", 3));
        server.Requests.ShouldAllBe(request => request.Headers.Authorization.ToString().StartsWith("SharedKeyLite acct:"));
        server.Requests.ShouldAllBe(request => request.Headers["x-ms-date"].Count == 1);
    }

    [Fact]
    public void KeyReplacedMeanwhile_RetryIsSignedWithTheNewOne()
    {
        var credential = new TableSharedKeyCredential("acct", Key);
        var options = new TableClientOptions { Transport = new HttpClientTransport(new RotatingHandler(credential)) };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);

        var answer = new TableClient(new Uri("http://127.0.0.1/acct"), "rows", credential, options).DeleteEntity("p", "r");

        answer.Status.ShouldBe(204, "the handler takes no signature twice");
    }

    [Fact]
    public async Task ServiceBusy_BeyondTheRetries_ThrowsItsError()
    {
        await using var server = await RecordingServer.StartAsync();
        for (var attempt = 0; attempt < 3; attempt++)
            server.Answers.Enqueue((503, "application/xml", "<error><code>ServerBusy</code><message>Busy.</message></error>"));

        var failed = Should.Throw<RequestFailedException>(() => NewClient(server, retries: 2).DeleteEntity("p", "r"));

        (failed.Status, failed.ErrorCode).ShouldBe((503, "ServerBusy"));
        failed.Message.ShouldContain("Busy.");
        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Refusal_IsNotRetried()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers.Enqueue((403, "application/xml", "<m:error xmlns:m='x'><m:code>AuthenticationFailed</m:code></m:error>"));

        var failed = await Should.ThrowAsync<RequestFailedException>(
            () => NewClient(server, retries: 3).AddEntityAsync(new TableEntity("p", "r")));

        (failed.Status, failed.ErrorCode, server.Requests.Count).ShouldBe((403, "AuthenticationFailed", 1));
        failed.ToString().ShouldNotContain(Key);
    }

    private static TableClient NewClient(RecordingServer server, int retries)
    {
        var options = new TableClientOptions();
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxRetries = retries;
        return new TableClient(server.Uri, "rows", new TableSharedKeyCredential("acct", Key), options);
    }

    private sealed class RotatingHandler(TableSharedKeyCredential credential) : HttpMessageHandler
    {
        private string? _first;

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var signature = request.Headers.Authorization!.Parameter;
            credential.SetAccountKey("AAEC");
            if (_first is not null)
                return new HttpResponseMessage(signature == _first ? HttpStatusCode.Forbidden : HttpStatusCode.NoContent);
            _first = signature;
            return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(Send(request, cancellationToken));
    }

    private sealed class RecordingCredential : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new AccessToken($"token-{Scopes.Count}", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
