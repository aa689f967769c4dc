using Engagement.Core.Text;
using Engagement.Functions.Networks;
using Engagement.Functions.Texts;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Tests.Texts;

public class AzureLanguageClientTests
{
    [Fact]
    public async Task ReadTones_ManyTexts_AsksTenAtATime_AndKeepsTheirOrder()
    {
        await using var azure = await AzureLanguageStub.StartAsync(document => document.Text == "11" ? null : AzureLanguageStub.Document("neutral", 0, 1, 0));

        var tones = await ReadAsync(azure, [.. Enumerable.Range(0, 23).Select(number => ($"{number}", "fr"))]);

        azure.Requests.ShouldBe(3);
        azure.Documents.Select(document => document.Text).ShouldBe(Enumerable.Range(0, 23).Select(number => $"{number}"));
        tones.Count.ShouldBe(23);
        tones.Index().Where(tone => tone.Item is null).Select(tone => tone.Index).ShouldBe([11]);
    }

    [Theory]
    // What both sides have in common is balance; what outweighs stays.
    [InlineData(0.5, 0.0, 0.5, 0.0, 1.0, 0.0)]
    [InlineData(0.7, 0.1, 0.2, 0.5, 0.5, 0.0)]
    public async Task ReadTones_Mixed_BecomesNeutralAsFarAsItIsBalanced(double negative, double neutral, double positive, double expectedNegative, double expectedNeutral, double expectedPositive)
    {
        await using var azure = await AzureLanguageStub.StartAsync(_ => AzureLanguageStub.Document("mixed", negative, neutral, positive));

        var tone = (await ReadAsync(azure, [("good and bad", "en")])).ShouldHaveSingleItem().ShouldNotBeNull();

        tone.Negative.ShouldBe((float)expectedNegative, 1e-6f);
        tone.Neutral.ShouldBe((float)expectedNeutral, 1e-6f);
        tone.Positive.ShouldBe((float)expectedPositive, 1e-6f);
    }

    [Fact]
    public async Task ReadTones_LongText_IsCutBetweenCharacters()
    {
        await using var azure = await AzureLanguageStub.StartAsync(_ => AzureLanguageStub.Document("neutral", 0, 1, 0));

        await ReadAsync(azure, [("a" + string.Concat(Enumerable.Repeat("😀", 4000)), "en")]);

        azure.Documents.ShouldHaveSingleItem().Text.Length.ShouldBe(5119);
    }

    [Fact]
    public async Task ReadTones_WrongKey_SaysWhatWasAnswered()
    {
        await using var azure = await AzureLanguageStub.StartAsync(_ => null);
        var options = azure.Options;
        options.Key = "wrong";
        using var http = new HttpClient();

        var failure = await Should.ThrowAsync<TransientSourceException>(new AzureLanguageClient(http, Options.Create(options)).ReadTonesAsync([("a", "en")], CancellationToken.None));

        failure.Message.ShouldBe("Azure AI Language answered 401.");
    }

    private static async Task<IReadOnlyList<ToneProbabilities?>> ReadAsync(AzureLanguageStub azure, IReadOnlyList<(string Text, string Language)> texts)
    {
        using var http = new HttpClient();
        return await new AzureLanguageClient(http, Options.Create(azure.Options)).ReadTonesAsync(texts, CancellationToken.None);
    }
}
