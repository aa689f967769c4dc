using System.Globalization;
using System.Xml.Linq;
using Engagement.Core.Text;

namespace Engagement.Training.Text;

/// <summary>Valences of words, emoji and emoticons from the lexicons beside the labelled texts.</summary>
internal sealed class LexiconFiles
{
    private readonly SortedDictionary<uint, (double English, double French, int FrenchCount)> _entries = [];

    private LexiconFiles()
    {
    }

    public uint[] Hashes => [.. _entries.Keys];

    public sbyte[] English => [.. _entries.Values.Select(entry => Tenths(entry.English))];

    public sbyte[] French => [.. _entries.Values.Select(entry => Tenths(entry.French))];

    /// <summary>Reads the lexicons of a folder.</summary>
    public static LexiconFiles Read(string folder)
    {
        var files = new LexiconFiles();
        foreach (var line in File.ReadLines(Path.Combine(folder, "vader_lexicon_en.txt")))
        {
            var columns = line.Split('\t');
            files.Add(columns[0], double.Parse(columns[1], CultureInfo.InvariantCulture), false);
        }

        foreach (var line in File.ReadLines(Path.Combine(folder, "vader_fr_lexicon.txt")))
        {
            if (line.LastIndexOf("->", StringComparison.Ordinal) is > 0 and var arrow && double.TryParse(line[(arrow + 2)..], CultureInfo.InvariantCulture, out var valence))
                files.Add(line[..arrow], valence, true);
        }

        foreach (var word in XDocument.Load(Path.Combine(folder, "pattern_fr-sentiment.xml")).Descendants("word"))
            files.Add((string)word.Attribute("form")!, (double)word.Attribute("polarity")! * 4, true);
        files.AddEmoji(Path.Combine(folder, "vader_emoji_en.txt"));
        files.AddFaces();
        return files;
    }

    private void AddEmoji(string path)
    {
        var lexicon = new ValenceLexicon(Hashes, English, French);
        var found = new List<(string Emoji, double Valence)>();
        foreach (var line in File.ReadLines(path))
        {
            if (line.Split('\t') is [var emoji, var description])
                found.Add((emoji, Math.Clamp(description.Split(' ', '-').Sum(word => lexicon.Of(FeatureHash.Of(word)).English / 10.0), -4, 4)));
        }

        foreach (var (emoji, valence) in found.Where(entry => entry.Valence != 0))
        {
            Add(emoji, valence, false);
            Add(emoji, valence, true);
        }
    }

    /// <summary>The project's own valences, in tenths, of faces whose descriptions the lexicon does not value or values wrongly.</summary>
    private void AddFaces()
    {
        const string Faces = "😡 -30 🤬 -35 👎 -20 🤮 -30 💩 -20 🖕 -30 😤 -15 🙄 -12 😒 -15 💔 -20 😠 -25 😭 -8 👍 20 👏 20 ❤ 30 🧡 25 💛 25 💚 25 💙 25 💜 25 💕 28 🙏 10 💪 12 🔥 15 🥰 32 😍 30 🤩 30 💯 20 🎉 20 😂 8 🤣 8 👌 18 🌟 15 ⭐ 12 🏆 15";
        foreach (var face in Faces.Split(' ').Chunk(2))
        {
            var hash = TextFeatures.EmojiHash(char.ConvertToUtf32(face[0], 0));
            var valence = int.Parse(face[1], CultureInfo.InvariantCulture) / 10.0;
            _entries[hash] = (valence, valence, 1);
        }
    }

    /// <summary>Adds an entry of one token; phrases are left out. Where French lists disagree, their mean counts.</summary>
    private void Add(string text, double valence, bool isFrench)
    {
        Span<char> buffer = stackalloc char[Tokenizer.BufferLength];
        var tokenizer = new Tokenizer(text, buffer);
        if (!tokenizer.Next())
            return;
        var token = tokenizer.Token;
        uint hash;
        switch (token.Kind)
        {
            case TokenKind.Word or TokenKind.Emoticon:
                hash = FeatureHash.Of(tokenizer.Word);
                break;
            case TokenKind.Emoji:
                hash = TextFeatures.EmojiHash(token.CodePoint);
                break;
            default:
                return;
        }

        if (tokenizer.Next())
            return;
        var entry = _entries.GetValueOrDefault(hash);
        _entries[hash] = isFrench
            ? entry with { French = (entry.French * entry.FrenchCount + valence) / (entry.FrenchCount + 1), FrenchCount = entry.FrenchCount + 1 }
            : entry with { English = entry.English == 0 ? valence : entry.English };
    }

    private static sbyte Tenths(double valence) => (sbyte)Math.Clamp(Math.Round(valence * 10), -40, 40);
}
