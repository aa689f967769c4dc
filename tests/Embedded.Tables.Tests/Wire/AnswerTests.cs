using System.Text;
using Azure;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace Engagement.Embedded.Tables.Tests.Wire;

/// <summary>Answers that the real service gives and the emulator does not.</summary>
public class AnswerTests
{
    [Theory]
    [InlineData("7:The specified entity already exists.", 7)]
    [InlineData("The specified entity already exists.", null)]
    [InlineData("note: no number", null)]
    public void SubmitTransaction_FailedPart_GivesIndexCodeAndMessage(string message, int? index)
    {
        var table = Answering(202, "multipart/mixed; boundary=batchresponse_1", string.Join("\r\n",
            "--batchresponse_1", "Content-Type: multipart/mixed; boundary=changesetresponse_1", "",
            "--changesetresponse_1", "Content-Type: application/http", "Content-Transfer-Encoding: binary", "",
            "HTTP/1.1 409 Conflict", "X-Content-Type-Options: nosniff", "DataServiceVersion: 3.0;",
            "Content-Type: application/json;odata=minimalmetadata;streaming=true;charset=utf-8", "",
            $$$$"""{"odata.error":{"code":"EntityAlreadyExists","message":{"lang":"en-US","value":"{{{{message}}}}\nRequestId:1"}}}""",
            "--changesetresponse_1--", "--batchresponse_1--", ""));

        var failed = Should.Throw<TableTransactionFailedException>(
            () => table.SubmitTransaction([new(TableTransactionActionType.Add, new TableEntity("p", "r"))]));

        (failed.Status, failed.ErrorCode, failed.FailedTransactionActionIndex).ShouldBe((409, "EntityAlreadyExists", index));
        failed.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("application/json", """{"odata.error":{"code":"TableBeingDeleted","message":{"lang":"en-US","value":"Wait."}}}""")]
    [InlineData("application/xml", """<?xml version="1.0"?><error xmlns="urn:x"><code>TableBeingDeleted</code><message>Wait.</message></error>""")]
    public void CreateIfNotExists_TableBeingDeleted_IsAnError(string contentType, string body)
    {
        var failed = Should.Throw<RequestFailedException>(() => Answering(409, contentType, body).CreateIfNotExists());

        (failed.Status, failed.ErrorCode).ShouldBe((409, "TableBeingDeleted"));
        failed.Message.ShouldContain("Wait.");
    }

    [Theory]
    [InlineData("text/plain", "oops")]
    [InlineData("application/json", "{\"odata.error\":")]
    [InlineData("application/json", "[]")]
    [InlineData("application/xml", "<error")]
    public void AnyCall_UnreadableErrorBody_KeepsTheStatus(string contentType, string body) =>
        Should.Throw<RequestFailedException>(() => Answering(400, contentType, body).AddEntity(new TableEntity("p", "r"))).Status.ShouldBe(400);

    [Fact]
    public void Query_ContinuationWithoutRowKey_GoesOnFromThePartition()
    {
        var requests = new List<Uri>();
        var table = NewClient(request =>
        {
            requests.Add(request.RequestUri!);
            var answer = Json("""{"odata.metadata":"x","value":[]}""");
            if (requests.Count == 1)
                answer.Headers.Add("x-ms-continuation-NextPartitionKey", "1!4!YWI-");
            return answer;
        });

        table.Query<TableEntity>("A eq 1", maxPerPage: 5, select: ["A"]).ShouldBeEmpty();

        requests.Select(uri => uri.Query).ShouldBe(
            ["?$filter=A%20eq%201&$select=A&$top=5", "?$filter=A%20eq%201&$select=A&$top=5&NextPartitionKey=1%214%21YWI-"]);
    }

    [Fact]
    public void GetEntity_AnnotationsBeforeOrAfterTheirValues_AreBothRead()
    {
        var table = NewClient(_ => Json("""
            {"odata.metadata":"https://x","odata.etag":"W/\"1\"","PartitionKey":"p","RowKey":"r","Timestamp":"2026-01-02T03:04:05.1234567Z",
             "A@odata.type":"Edm.Int64","A":"5","B":"6","B@odata.type":"Edm.Int64","C":3,"C@odata.type":"Edm.Double",
             "D":"1970-01-01T00:00:00Z","D@odata.type":"Edm.DateTime","E":"AQ==","E@odata.type":"Edm.Binary",
             "F":"00000000-0000-0000-0000-000000000000","F@odata.type":"Edm.Guid","G":"Infinity","G@odata.type":"Edm.Double","H":null}
            """));

        var row = table.GetEntity<TableEntity>("p", "r").Value;

        row["A"].ShouldBe(5L);
        row["B"].ShouldBe(6L);
        row["C"].ShouldBe(3.0);
        row["D"].ShouldBe(DateTimeOffset.UnixEpoch);
        row["E"].ShouldBe(new byte[] { 1 });
        row["F"].ShouldBe(Guid.Empty);
        row["G"].ShouldBe(double.PositiveInfinity);
        row["H"].ShouldBeNull();
        row.Timestamp.ShouldBe(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(1234567));
        row.Keys.ShouldNotContain("odata.metadata");
    }

    [Fact]
    public void Query_RowsWithDifferentColumns_AreNotMixedUp()
    {
        var table = NewClient(_ => Json("""
            {"value":[{"PartitionKey":"p","RowKey":"1","Number":1,"Text":"a"},{"PartitionKey":"p","RowKey":"2","Text":"b","Number":2},
             {"RowKey":"3","PartitionKey":"p","Unknown":{"x":[1]},"Text":"c"},{"PartitionKey":"p","RowKey":"4","Number":4,"Text":"d"}]}
            """));

        table.Query<EveryType>().Select(row => $"{row.RowKey}{row.Number}{row.Text}").ShouldBe(["11a", "22b", "30c", "44d"]);
    }

    private static TableClient Answering(int status, string contentType, string body) => NewClient(_ =>
    {
        var answer = new HttpResponseMessage((System.Net.HttpStatusCode)status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        answer.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return answer;
    });

    private static HttpResponseMessage Json(string body) => new() { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private static TableClient NewClient(Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        var options = new TableClientOptions { Transport = new HttpClientTransport(new Handler(answer)) };
        options.Retry.MaxRetries = 0;
        return new TableClient("AccountName=acct;AccountKey=AAEC", "rows", options);
    }

    private sealed class Handler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer(request));
    }
}
