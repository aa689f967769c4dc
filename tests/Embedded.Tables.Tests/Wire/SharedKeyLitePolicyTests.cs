using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Engagement.Embedded.Tables.Wire;

namespace Engagement.Embedded.Tables.Tests.Wire;

public class SharedKeyLitePolicyTests
{
    // Signatures computed with Python's hmac module over "<date>\n/<account><path>[?comp=...]"; the key is the bytes 0 to 31.
    [Theory]
    [InlineData(
        "https://acct.table.core.windows.net/acct/Rows(PartitionKey='it%27%27s',RowKey='a%7Cb')?$select=A",
        "fo/8XpJS8iWwih0BJujfMrYLH52vlelQ7vtKgVd6Vag=")]
    [InlineData("https://acct.table.core.windows.net/acct/?x=1&comp=properties", "0wMO39sl4O1W904JDagEHsxsFR0qjFUqWanqR/bhPKA=")]
    public async Task Send_Request_IsSignedAsComputedElsewhere(string url, string signature)
    {
        var sent = new List<HttpRequestMessage>();
        var options = new TableClientOptions { Transport = new HttpClientTransport(new Recorder(sent)) };
        var credential = new TableSharedKeyCredential("acct", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        var pipeline = HttpPipelineBuilder.Build(options, new SharedKeyLitePolicy(credential, new FirstOf2026()));
        using var message = pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Get;
        message.Request.Uri.Reset(new Uri(url));

        await pipeline.SendAsync(message, CancellationToken.None);

        sent.Single().Headers.GetValues("x-ms-date").ShouldBe(["Thu, 01 Jan 2026 00:00:00 GMT"]);
        sent.Single().Headers.GetValues("Authorization").ShouldBe([$"SharedKeyLite acct:{signature}"]);
    }

    private sealed class FirstOf2026 : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }

    private sealed class Recorder(List<HttpRequestMessage> sent) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            sent.Add(request);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        }
    }
}
