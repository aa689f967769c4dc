using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Engagement.Core.Text;
using Engagement.Functions.Networks;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Texts;

/// <summary>Sentiment analysis of Azure AI Language, by its REST API of 2023-04-01.</summary>
internal sealed class AzureLanguageClient(HttpClient http, IOptions<AzureLanguageOptions> options)
{
    /// <summary>How many documents one request may hold.</summary>
    private const int DocumentsPerRequest = 10;

    /// <summary>How many characters of a document are looked at; the service refuses longer ones.</summary>
    private const int MostCharacters = 5120;

    private const string Name = "Azure AI Language";

    /// <summary>The tones of texts, in their order; null where the service could not judge one.</summary>
    /// <exception cref="TransientSourceException">The service does not answer, or refuses a request.</exception>
    public async Task<IReadOnlyList<ToneProbabilities?>> ReadTonesAsync(IReadOnlyList<(string Text, string Language)> texts, CancellationToken cancellation)
    {
        var tones = new List<ToneProbabilities?>(texts.Count);
        foreach (var chunk in texts.Chunk(DocumentsPerRequest))
            tones.AddRange(await AskAsync(chunk, cancellation).ConfigureAwait(false));
        return tones;
    }

    private async Task<ToneProbabilities?[]> AskAsync((string Text, string Language)[] texts, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Value.Endpoint!, "language/:analyze-text?api-version=2023-04-01"));
        request.Headers.Add("Ocp-Apim-Subscription-Key", options.Value.Key);
        request.Content = JsonContent.Create(new
        {
            kind = "SentimentAnalysis",
            parameters = new { modelVersion = "latest" },
            analysisInput = new { documents = texts.Select((text, index) => new { id = index.ToString(CultureInfo.InvariantCulture), language = text.Language, text = Cut(text.Text) }) },
        });
        var answer = await http.SendForJsonAsync(request, Name, cancellation).ConfigureAwait(false);
        using var body = answer.Body;
        if (!answer.IsSuccess || body is null)
            throw new TransientSourceException(FormattableString.Invariant($"{Name} answered {answer.Status}."));
        var tones = new ToneProbabilities?[texts.Length];
        foreach (var document in body.RootElement.GetProperty("results").GetProperty("documents").EnumerateArray())
            tones[int.Parse(document.GetProperty("id").GetString()!, CultureInfo.InvariantCulture)] = Tone(document);
        return tones;
    }

    /// <summary>
    /// The service's "mixed" means that some sentences are positive and some negative; what both have in common becomes neutral, which is "both in balance"
    /// here, so that a mixed text leans to the side that outweighs.
    /// </summary>
    private static ToneProbabilities Tone(JsonElement document)
    {
        var scores = document.GetProperty("confidenceScores");
        var (negative, neutral, positive) = (scores.GetProperty("negative").GetSingle(), scores.GetProperty("neutral").GetSingle(), scores.GetProperty("positive").GetSingle());
        if (document.GetProperty("sentiment").GetString() == "mixed")
        {
            var common = Math.Min(negative, positive);
            (negative, neutral, positive) = (negative - common, neutral + 2 * common, positive - common);
        }

        return new(negative, neutral, positive);
    }

    private static string Cut(string text)
    {
        if (text.Length <= MostCharacters)
            return text;
        return char.IsHighSurrogate(text[MostCharacters - 1]) ? text[..(MostCharacters - 1)] : text[..MostCharacters];
    }
}
