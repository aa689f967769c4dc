using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using CsvHelper;
using Engagement.Core;
using Engagement.Functions.Access;
using Engagement.Functions.Export;
using Engagement.Functions.Feed.Model;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Tests.Export;

public class ExportTests(AzuriteFixture azurite)
{
    private const string Danger = "=HYPERLINK(\"http://evil.example\";\"Bonjour, \"\"vous\"\"\")\nété \u0001\ud800";

    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public async Task Csv_OfPosts_IsReadAsItWasWithoutFormulas()
    {
        await using var pipeline = await PostsAsync();

        var file = await ExportAsync(pipeline, "Posts.csv", "?$filter=Day ge 2026-11-20&$select=Day,CreatedAt,Message,Reactions,Engagements");

        (file.Status, file.ContentType).ShouldBe((200, "text/csv; charset=utf-8"));
        file.Body[..3].ShouldBe(Encoding.UTF8.Preamble.ToArray());
        using var csv = new CsvReader(new StringReader(Encoding.UTF8.GetString(file.Body).TrimStart('\ufeff')), CultureInfo.InvariantCulture);
        var rows = csv.GetRecords<dynamic>().Cast<IDictionary<string, object>>().ToList();
        rows.Select(row => row["Day"]).ShouldBe(["2026-11-20", "2026-11-21"]);
        rows[0]["CreatedAt"].ShouldBe("2026-11-20T12:00:00Z");
        rows[0]["Message"].ShouldBe("'" + Danger.Replace("\ud800", "\ufffd", StringComparison.Ordinal));
        rows[0]["Reactions"].ShouldBe("-4", "a number is no formula");
        rows[0]["Engagements"].ShouldBe("", "a missing value is empty, not 0");
    }

    [Fact]
    public async Task Workbook_OfPosts_HasDatesNumbersAndTexts()
    {
        await using var pipeline = await PostsAsync();

        var file = await ExportAsync(pipeline, "Posts.xlsx", "?$filter=Day ge 2026-11-20&$select=Day,CreatedAt,Message,Reactions,Engagements");

        file.Status.ShouldBe(200);
        using var book = new ZipArchive(new MemoryStream(file.Body));
        var rows = Rows(book, 1);
        rows[0].Select(Value).ShouldBe(["Day", "CreatedAt", "Message", "Engagements", "Reactions"]);
        // Days since 1899-12-30.
        Value(rows[1][0]).ShouldBe($"{new DateTime(2026, 11, 20).ToOADate()}");
        Value(rows[1][1]).ShouldBe($"{new DateTime(2026, 11, 20, 12, 0, 0).ToOADate()}");
        rows[1][0].Attribute("s").ShouldNotBeNull("a date is shown as one");
        Value(rows[1][2]).ShouldBe(Danger.Replace('\u0001', '\ufffd').Replace('\ud800', '\ufffd'));
        rows[1][2].Element(Sheet + "f").ShouldBeNull();
        Value(rows[1][4]).ShouldBe("-4");
        book.Entries.ShouldNotContain(entry => entry.Name == "sheet2.xml");
    }

    [Fact]
    public async Task Workbook_WithMoreRowsThanASheetTakes_GoesOnInAnother()
    {
        var property = Property<string>.Text("Name", "Name", "Nom", text => text);
        using var body = new MemoryStream();
        var http = new DefaultHttpContext();
        http.Response.Body = body;

        await WorkbookFile.WriteAsync(http, "Names", [property], new[] { "a", "b", "c" }.ToAsyncEnumerable<object>(), rowsPerSheet: 2);
        await http.Response.BodyWriter.FlushAsync();

        using var book = new ZipArchive(new MemoryStream(body.ToArray()));
        (Rows(book, 1).Count, Rows(book, 2).Count).ShouldBe((3, 2));
    }

    [Theory]
    [InlineData("Posts.pdf", "", 404)]
    [InlineData("Nothing.csv", "", 404)]
    [InlineData("Posts.csv", "?$filter=Nothing eq 1", 400)]
    [InlineData("Posts.csv", "?$expand=Page", 501)]
    [InlineData("Posts.csv", "?$count=true", 400)]
    public async Task Export_ThatIsNotOffered_IsAProblem(string name, string query, int status)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));

        var file = await ExportAsync(pipeline, name, query);

        (file.Status, file.ContentType).ShouldBe((status, "application/problem+json"));
    }

    [Fact]
    public async Task Export_OfAnotherPage_IsEmptyForALimitedReader()
    {
        await using var pipeline = await PostsAsync();

        var file = await ExportAsync(pipeline, "Posts.csv", "?$select=Key", new(new HashSet<PageKey> { new(Network.Facebook, "2000") }));

        Encoding.UTF8.GetString(file.Body).Trim('\ufeff', '\r', '\n').ShouldBe("Key");
    }

    private static List<List<XElement>> Rows(ZipArchive book, int sheet)
    {
        using var xml = book.GetEntry($"xl/worksheets/sheet{sheet}.xml")!.Open();
        return [.. XDocument.Load(xml).Descendants(Sheet + "row").Select(row => row.Elements(Sheet + "c").ToList())];
    }

    private static string Value(XElement cell) => (string?)cell.Element(Sheet + "v") ?? string.Concat(cell.Descendants(Sheet + "t").Select(text => text.Value));

    private async Task<Pipeline> PostsAsync()
    {
        var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();
        await pipeline.Get<PostRows>().UpdateAsync(
            [Post("1", 19, "Hier"), Post("2", 20, Danger.Replace("\u0001", "\u0001", StringComparison.Ordinal)), Post("3", 21, null)], new(2026, 11, 21), CancellationToken.None);
        return pipeline;

        static Post Post(string id, int day, string? message) => new(
            new(Network.Facebook, "1000"), id, new(2026, 11, day, 12, 0, 0, TimeSpan.Zero), PostType.Text, message, null,
            MetricValue.Ok(-4), MetricValue.Ok(1), MetricValue.Missing(MetricStatus.NoPermission));
    }

    private static async Task<(int Status, string? ContentType, byte[] Body)> ExportAsync(Pipeline pipeline, string file, string query, Reader? reader = null)
    {
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = pipeline.Get<IServiceProvider>() };
        http.Request.QueryString = new(query);
        http.Response.Body = body;
        (reader ?? Reader.Unlimited).IsWhoSent(http);
        await pipeline.Get<ExportEndpoint>().Get(file).ExecuteAsync(http);
        await http.Response.BodyWriter.FlushAsync();
        return (http.Response.StatusCode, http.Response.ContentType, body.ToArray());
    }
}
