using System.Globalization;
using System.Text;

namespace Engagement.Core.FakeFans;

/// <summary>What published rules on fake followers ask of the texts of a profile.</summary>
public static class ProfileFeatures
{
    // Reference: the rules of Socialbakers and StateOfSearch, in Cresci et al. 2015, arXiv 1509.04098, section 3.
    private static readonly string[] SpamPhrases = ["diet", "make money", "work from home"];

    private const string Bot = "bot";

    /// <summary>The runs that a handle is made of: "a" letters, "d" digits, "o" others, each with its length; "a7d8" for seven letters and eight digits.</summary>
    /// <remarks>Handles that a program made in bulk are alike in this, and it names nobody.</remarks>
    public static string HandleShape(string handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        var shape = new StringBuilder();
        for (var start = 0; start < handle.Length;)
        {
            var kind = Kind(handle[start]);
            var end = start + 1;
            while (end < handle.Length && Kind(handle[end]) == kind)
                end++;
            shape.Append(kind).Append(CultureInfo.InvariantCulture, $"{end - start}");
            start = end;
        }
        return shape.ToString();
    }

    /// <summary>How many digits a handle has, told by its shape as <see cref="HandleShape"/> writes it.</summary>
    /// <exception cref="FormatException">The shape was not written by <see cref="HandleShape"/>.</exception>
    public static int DigitsOf(string shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var digits = 0;
        for (var start = 0; start < shape.Length;)
        {
            var end = start + 1;
            while (end < shape.Length && char.IsAsciiDigit(shape[end]))
                end++;
            if (!int.TryParse(shape.AsSpan(start + 1, end - start - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
                throw new FormatException($"'{shape}' is not the shape of a handle: each run has a length, as in a7d8");
            digits += shape[start] == 'd' ? length : 0;
            start = end;
        }
        return digits;
    }

    /// <summary>Whether a description has one of the phrases that the rules name, as whole words.</summary>
    public static bool HasSpamPhrase(string? description) => SpamPhrases.Any(phrase => HasWords(description, phrase));

    /// <summary>Whether a description says that the account is a bot, as a word of its own.</summary>
    public static bool SaysBot(string? description) => HasWords(description, Bot);

    private static char Kind(char c) => char.IsLetter(c) ? 'a' : char.IsDigit(c) ? 'd' : 'o';

    private static bool HasWords(string? text, string words)
    {
        var spaced = string.Concat((text ?? "").Select(c => char.IsLetterOrDigit(c) ? c : ' '));
        return $" {string.Join(' ', spaced.Split(' ', StringSplitOptions.RemoveEmptyEntries))} ".Contains($" {words} ", StringComparison.OrdinalIgnoreCase);
    }
}
