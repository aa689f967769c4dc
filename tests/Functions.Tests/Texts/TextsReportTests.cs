using System.Text;
using System.Text.Json;
using Engagement.Functions.Tests.Report;
using Engagement.Functions.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Tests.Texts;

public class TextsReportTests
{
    [Fact]
    public async Task Read_Texts_AnswersInTheirOrder()
    {
        var answer = await ReadAsync("""{"texts":["Worst customer service ever, I am still waiting for my refund","Où est le magasin le plus proche ?","","Das ist leider alles sehr schlecht gewesen"]}""");

        answer.Status.ShouldBe(200);
        var readings = answer.Body.GetProperty("readings").EnumerateArray().ToList();
        readings.Select(reading => reading.GetProperty("lang").GetString()).ShouldBe(["en", "fr", "unsure", "other"]);
        readings[0].GetProperty("tone").GetString().ShouldBe("negative");
        readings[0].GetProperty("pNegative").GetSingle().ShouldBeGreaterThan(0.5f);
        readings[0].GetProperty("reasons").EnumerateArray().ShouldContain(reason => reason.GetProperty("for").GetString() == "tone" && reason.GetProperty("text").GetString() == "Worst");
        readings[1].GetProperty("question").GetBoolean().ShouldBeTrue();
        readings[3].GetProperty("tone").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Read_AThousandTexts_IsAccepted_AndOneMoreIsNot()
    {
        (await ReadAsync(Many(1000))).Body.GetProperty("readings").GetArrayLength().ShouldBe(1000);

        var refused = await ReadAsync(Many(1001));

        refused.Status.ShouldBe(400);
        refused.ContentType.ShouldBe("application/problem+json");
        refused.Body.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("at most 1000");
    }

    [Theory]
    [InlineData("""{"text":"hello"}""", "texts", "texts is missing")]
    [InlineData("""["hello"]""", "texts", "texts is missing")]
    [InlineData("""{"texts":"hello"}""", "texts", "texts is missing")]
    [InlineData("""{"texts":["hello",7]}""", "texts", "texts[1]")]
    [InlineData("""{"texts":["\ud83d"]}""", "texts", "surrogate")]
    [InlineData("""{"texts":""", "body", "not JSON")]
    [InlineData("", "body", "not JSON")]
    public async Task Read_BadInput_NamesFieldAndRemedy(string body, string field, string detail)
    {
        var answer = await ReadAsync(body);

        answer.Status.ShouldBe(400);
        answer.Body.GetProperty("field").GetString().ShouldBe(field);
        answer.Body.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain(detail);
    }

    [Fact]
    public async Task Read_HugeBody_IsRefused() => (await ReadAsync($$"""{"texts":["{{new string('x', TextsRequest.MaxBodyBytes)}}"]}""")).Status.ShouldBe(413);

    [Fact]
    public async Task Read_WithAzure_TakesTonesFromItAndLeavesTheRest()
    {
        await using var azure = await AzureLanguageStub.StartAsync(_ => AzureLanguageStub.Document("positive", 0.01, 0.02, 0.97));

        var answer = await ReadAsync("""{"texts":["This is awful, where is my order?","Das ist leider alles sehr schlecht gewesen"]}""", azure.Options);

        var readings = answer.Body.GetProperty("readings").EnumerateArray().ToList();
        readings[0].GetProperty("tone").GetString().ShouldBe("positive");
        readings[0].GetProperty("question").GetBoolean().ShouldBeTrue();
        readings[1].GetProperty("tone").ValueKind.ShouldBe(JsonValueKind.Null);
        azure.Documents.ShouldHaveSingleItem().Language.ShouldBe("en");
    }

    [Fact]
    public async Task Read_AzureRefuses_SaysSo()
    {
        await using var azure = await AzureLanguageStub.StartAsync(_ => throw new InvalidOperationException());

        (await ReadAsync("""{"texts":["This is awful"]}""", azure.Options)).Status.ShouldBe(503);
    }

    private static string Many(int count) => $$"""{"texts":[{{string.Join(',', Enumerable.Repeat("\"merci\"", count))}}]}""";

    private static async Task<HttpAnswer> ReadAsync(string body, AzureLanguageOptions? azure = null)
    {
        using var http = new HttpClient();
        var options = Options.Create(azure ?? new AzureLanguageOptions());
        var result = await new TextsReport(new TextReaders(new AzureLanguageClient(http, options), options)).ReadAsync(HttpAnswers.Request(body), CancellationToken.None);
        using var written = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        context.Response.Body = written;
        await result.ExecuteAsync(context);
        return new(context.Response.StatusCode, context.Response.ContentType, JsonDocument.Parse(Encoding.UTF8.GetString(written.ToArray())).RootElement);
    }
}
