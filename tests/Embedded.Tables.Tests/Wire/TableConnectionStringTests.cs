using Azure.Data.Tables;

namespace Engagement.Embedded.Tables.Tests.Wire;

public class TableConnectionStringTests
{
    private const string Credentials = "AccountName=acct;AccountKey=AAEC";

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://host", "http://host:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData(Credentials, "https://acct.table.core.windows.net/", "acct")]
    [InlineData("DefaultEndpointsProtocol=http;" + Credentials + ";EndpointSuffix=core.example", "http://acct.table.core.example/", "acct")]
    [InlineData(Credentials + ";TableEndpoint=http://127.0.0.1:7000/acct/;BlobEndpoint=http://127.0.0.1:7001/acct", "http://127.0.0.1:7000/acct/", "acct")]
    [InlineData("accountname=acct;ACCOUNTKEY=AAEC;", "https://acct.table.core.windows.net/", "acct")]
    public void Constructor_EveryForm_GivesEndpointAndAccount(string connectionString, string uri, string account)
    {
        var service = new TableServiceClient(connectionString);

        (service.Uri.AbsoluteUri, service.AccountName).ShouldBe((uri, account));
        service.GetTableClient("rows").Uri.AbsoluteUri.ShouldBe(uri.TrimEnd('/') + "/rows");
    }

    [Theory]
    [InlineData("nonsense", "name=value")]
    [InlineData("AccountName=acct", "no AccountKey")]
    [InlineData("AccountKey=AAEC", "no AccountName")]
    [InlineData("AccountName=acct; AccountKey=AAEC", "no AccountKey")]
    [InlineData("AccountName=acct;AccountKey=top-secret", "not base64")]
    [InlineData(Credentials + ";TableEndpoint=nowhere", "'nowhere' is no absolute URL")]
    public void Constructor_BrokenForm_SaysWhatIsWrongWithoutTheKey(string connectionString, string problem)
    {
        var failed = Should.Throw<FormatException>(() => new TableServiceClient(connectionString));

        failed.Message.ShouldContain(problem);
        failed.ToString().ShouldNotContain("top-secret");
    }

    [Fact]
    public void Constructor_SharedAccessSignature_IsRefusedWithARemedy() =>
        Should.Throw<NotSupportedException>(() => new TableClient("TableEndpoint=https://a.b;SharedAccessSignature=sig", "rows"))
            .Message.ShouldContain("TokenCredential");

    [Fact]
    public void Constructor_NothingGiven_IsRefused()
    {
        Should.Throw<ArgumentException>(() => new TableServiceClient(""));
        Should.Throw<ArgumentException>(() => new TableClient(Credentials, ""));
        Should.Throw<ArgumentNullException>(() => new TableServiceClient(new Uri("https://a.b"), (TableSharedKeyCredential)null!));
    }

    [Fact]
    public void Uri_OfAUriAndCredential_IsTheTables()
    {
        var table = new TableClient(new Uri("https://acct.table.core.windows.net/"), "rows", new TableSharedKeyCredential("acct", "AAEC"));

        (table.Uri.AbsoluteUri, table.AccountName, table.Name).ShouldBe(("https://acct.table.core.windows.net/rows", "acct", "rows"));
    }
}
