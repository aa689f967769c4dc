namespace Engagement.Core.Text;

/// <summary>Turns what was counted in a text into features of its own: each count, alone or beside the direction of the valences, falls into one of few bins.</summary>
internal static class SurfaceFeatures
{
    /// <summary>How many features one language has.</summary>
    public const int PerLanguage = 512;

    /// <summary>How many features both languages have; those of sentences follow.</summary>
    public const int Count = 2 * PerLanguage;

    /// <summary>How many features a text has, one of each kind.</summary>
    public const int PerText = 21;

    /// <summary>How many bins each kind may have.</summary>
    private const int Bins = 21;

    /// <summary>Writes the features of a text.</summary>
    /// <param name="surface">What was counted.</param>
    /// <param name="isFrench">Whether the French lexicon counts, or the English one.</param>
    /// <param name="features">Receives <see cref="PerText"/> numbers under twice <see cref="PerLanguage"/>.</param>
    public static void Write(in TextSurface surface, bool isFrench, Span<ushort> features)
    {
        var valence = isFrench ? surface.French : surface.English;
        var sum = valence.Pleasant - valence.Unpleasant;
        var direction = Math.Sign(sum) + 1;
        var offset = isFrench ? PerLanguage : 0;
        Span<int> bins =
        [
            Math.Clamp((sum + (sum >= 0 ? 4 : -4)) / 8, -10, 10) + 10,
            Math.Min(valence.Pleasant / 8, 15),
            Math.Min(valence.Unpleasant / 8, 15),
            Third(valence.Pleasant) * 4 + Third(valence.Unpleasant),
            Math.Clamp(valence.Last / 8, -4, 4) + 4,
            Math.Clamp(valence.Highest / 8, 0, 4) * 4 + Math.Clamp(-valence.Lowest / 8, 0, 3),
            Mean(sum, surface.Words),
            Math.Min(surface.ExclamationMarks, 3) * 3 + direction,
            Math.Min(surface.QuestionMarks, 3) * 3 + direction,
            Math.Clamp((surface.Faces.Pleasant - surface.Faces.Unpleasant) / 8, -5, 5) + 5,
            Math.Min(surface.FaceCount, 4) * 3 + direction,
            Share(surface.CapitalWords, surface.Words) * 3 + direction,
            Math.Min(surface.ElongatedWords, 3) * 3 + direction,
            Math.Min(surface.Negations, 5) * 3 + direction,
            Math.Min(surface.Links, 2) * 3 + direction,
            Math.Min(surface.Mentions, 3) * 3 + direction,
            Math.Min(surface.Hashtags, 4) * 3 + direction,
            Logarithm(surface.Words),
            Ending(in surface),
            Math.Min(surface.Ellipses, 3) * 3 + direction,
        ];
        for (var kind = 0; kind < PerText; kind++)
            features[kind] = kind < bins.Length ? (ushort)(offset + kind * Bins + bins[kind]) : (ushort)(offset + bins.Length * Bins);
    }

    private static int Third(int valence) => valence switch { 0 => 0, <= 20 => 1, <= 50 => 2, _ => 3 };

    /// <summary>The sum over the root of the words, as long texts add up more of everything.</summary>
    private static int Mean(int sum, int words)
    {
        var mean = sum / Math.Sqrt(Math.Max(words, 1));
        return Math.Clamp((int)Math.Round(mean / 1.5), -9, 9) + 9;
    }

    private static int Share(int part, int words) => part == 0 ? 0 : part * 4 < words ? 1 : part * 3 < words * 2 ? 2 : 3;

    private static int Logarithm(int words) => Math.Min(System.Numerics.BitOperations.Log2((uint)words + 1) * 2 + ((words + 1) * 2 >= 3 << System.Numerics.BitOperations.Log2((uint)words + 1) ? 1 : 0), 20);

    private static int Ending(in TextSurface surface) => surface.LastKind switch
    {
        TokenKind.Word => surface.Words == 0 ? 0 : 1,
        TokenKind.Number => 2,
        TokenKind.Mention => 3,
        TokenKind.Link => 4,
        TokenKind.Emoji => 5,
        TokenKind.Emoticon => 6,
        TokenKind.Mark => surface.LastMark switch { '?' => 7, '!' => 8, '.' => 9, _ => 10 },
        _ => 0,
    };
}
