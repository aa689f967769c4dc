using Engagement.Core.Text;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Texts;

/// <summary>Reads texts with the embedded reader, and asks Azure AI Language for the tone of French and English ones where settings say so.</summary>
internal sealed class TextReaders(AzureLanguageClient azure, IOptions<AzureLanguageOptions> options)
{
    /// <exception cref="Networks.TransientSourceException">Azure does not answer, or refuses.</exception>
    public async Task<IReadOnlyList<TextReading>> ReadAsync(IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        var readings = texts.Select(CommentReader.Default.Read).ToArray();
        if (!options.Value.IsOn)
            return readings;

        // Language and traits are ours: they cost nothing, and a language that is not asked for is never scored.
        var judged = Enumerable.Range(0, readings.Length).Where(index => readings[index].Tone is not null).ToArray();
        var asked = judged.Select(index => (texts[index], readings[index].Language == TextLanguage.French ? "fr" : "en")).ToArray();
        var tones = await azure.ReadTonesAsync(asked, cancellation).ConfigureAwait(false);
        for (var index = 0; index < judged.Length; index++)
            readings[judged[index]] = readings[judged[index]] with { Tone = tones[index] };
        return readings;
    }
}
