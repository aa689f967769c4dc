using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Engagement.Core.Text;

/// <summary>
/// The weights of the comment reader: a table of hashed features and a small one of counted features, one signed byte per head, with a scale per head; a
/// small network; how scores become probabilities; from where on a trait is stated; the valence lexicon.
/// </summary>
internal sealed class CommentModel
{
    /// <summary>How many bytes a feature has: one per head, and <see cref="OwnerByte"/>.</summary>
    public const int Stride = 8;

    /// <summary>How much rather negative than neutral; the next head, how much rather positive.</summary>
    public const int ToneHead = 0;

    /// <summary>How much rather French than another language; the next head, how much rather English.</summary>
    public const int LanguageHead = 2;

    /// <summary>A question or request.</summary>
    public const int QuestionHead = 4;

    /// <summary>A complaint.</summary>
    public const int ComplaintHead = 5;

    /// <summary>An insult or hate.</summary>
    public const int InsultHead = 6;

    /// <summary>
    /// The byte of a row that tells whose it is (<see cref="FeatureHash.Mark"/>). Many more features fall on a row than one; the one that most texts have owns
    /// it, the others count nothing instead of counting as if they were it.
    /// </summary>
    public const int OwnerByte = 7;

    /// <summary>Version of the format and of what features mean; weights of another one are refused.</summary>
    private const int Version = 2;

    private const uint Signature = 0x4D545045;

    /// <summary>Weights of hashed features, <see cref="Stride"/> per feature.</summary>
    public required sbyte[] Hashed { get; init; }

    /// <summary>Weights of counted features, <see cref="Stride"/> per feature.</summary>
    public required sbyte[] Surface { get; init; }

    /// <summary>What one step of a hashed feature's weight is worth, per head.</summary>
    public required float[] HashedScales { get; init; }

    /// <summary>What one step of a counted feature's weight is worth, per head.</summary>
    public required float[] SurfaceScales { get; init; }

    /// <summary>What every text scores, per head.</summary>
    public required float[] Biases { get; init; }

    /// <summary>How scores become probabilities and decisions; see <see cref="Calibration"/>.</summary>
    public required Calibration Calibration { get; init; }

    /// <summary>Valences of words.</summary>
    public required ValenceLexicon Lexicon { get; init; }

    /// <summary>Reads English tones from words in their order.</summary>
    public required WordNetwork Network { get; init; }

    /// <summary>By how many bits a hash is shifted to give a feature's number.</summary>
    public int Shift => 32 - System.Numerics.BitOperations.Log2((uint)(Hashed.Length / Stride));

    /// <summary>Reads weights as <see cref="Write"/> wrote them.</summary>
    /// <param name="stream">Where they are.</param>
    /// <exception cref="InvalidDataException">They are not weights of this version.</exception>
    public static CommentModel Read(Stream stream)
    {
        using var unpacked = new ZLibStream(stream, CompressionMode.Decompress);
        using var reader = new BinaryReader(unpacked);
        if (reader.ReadUInt32() != Signature || reader.ReadInt32() is var version && version != Version)
            throw new InvalidDataException($"these are not weights of the comment reader, version {Version}");
        var lexicon = ReadLexicon(reader);
        var model = new CommentModel
        {
            Lexicon = lexicon,
            HashedScales = ReadFloats(reader),
            SurfaceScales = ReadFloats(reader),
            Biases = ReadFloats(reader),
            Calibration = new Calibration(ReadFloats(reader)),
            Network = WordNetwork.Read(reader),
            Surface = ReadSteps(reader),
            Hashed = ReadSteps(reader),
        };
        var isWhole = model.Surface.Length == (SurfaceFeatures.Count + SentenceShape.FeatureCount) * Stride && System.Numerics.BitOperations.IsPow2(model.Hashed.Length / Stride)
            && model.HashedScales.Length == Stride && model.SurfaceScales.Length == Stride && model.Biases.Length == Stride;
        return isWhole ? model : throw new InvalidDataException("the comment reader's weights were made for other features; train them again with src/Training");
    }

    /// <summary>Writes weights.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="hashes">The lexicon's words.</param>
    /// <param name="english">Their valences in English.</param>
    /// <param name="french">Their valences in French.</param>
    public void Write(Stream stream, uint[] hashes, sbyte[] english, sbyte[] french)
    {
        using var packed = new ZLibStream(stream, CompressionLevel.SmallestSize);
        using var writer = new BinaryWriter(packed);
        writer.Write(Signature);
        writer.Write(Version);
        writer.Write(hashes.Length);
        writer.Write(MemoryMarshal.AsBytes(hashes.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(english.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(french.AsSpan()));
        foreach (var floats in (float[][])[HashedScales, SurfaceScales, Biases, Calibration.Values])
        {
            writer.Write(floats.Length);
            writer.Write(MemoryMarshal.AsBytes(floats.AsSpan()));
        }

        Network.Write(writer);
        foreach (var steps in (sbyte[][])[Surface, Hashed])
        {
            writer.Write(steps.Length);
            writer.Write(MemoryMarshal.AsBytes(steps.AsSpan()));
        }
    }

    private static ValenceLexicon ReadLexicon(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        var hashes = new uint[count];
        var (english, french) = (new sbyte[count], new sbyte[count]);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(hashes.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(english.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(french.AsSpan()));
        return new ValenceLexicon(hashes, english, french);
    }

    private static float[] ReadFloats(BinaryReader reader)
    {
        var floats = new float[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(floats.AsSpan()));
        return floats;
    }

    private static sbyte[] ReadSteps(BinaryReader reader)
    {
        var steps = new sbyte[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(steps.AsSpan()));
        return steps;
    }
}
