using Engagement.Core.Text;

namespace Engagement.Training.Text;

/// <summary>A text taken apart by the reader's own code.</summary>
/// <param name="Hashed">Rows of its hashed features; <see cref="TableRows.None"/> for those that have none.</param>
/// <param name="SentenceEnds">How many of them there are at the end of each sentence.</param>
/// <param name="Sentences">Numbers of each sentence's own features, <see cref="SentenceShape.PerSentence"/> of them after each other.</param>
/// <param name="Surface">Numbers of its counted features.</param>
internal sealed record ExampleFeatures(int[] Hashed, int[] SentenceEnds, ushort[] Sentences, ushort[] Surface)
{
    public static ExampleFeatures Of(string text, bool isFrench, ValenceLexicon lexicon, TableRows rows)
    {
        var sink = new Recorder([], [], [], isFrench, rows);
        var surface = TextFeatures.Extract(text, lexicon, ref sink);
        var counted = new ushort[SurfaceFeatures.PerText];
        SurfaceFeatures.Write(in surface, isFrench, counted);
        return new([.. sink.Hashed], [.. sink.SentenceEnds], [.. sink.Sentences], counted);
    }

    private readonly record struct Recorder(List<int> Hashed, List<int> SentenceEnds, List<ushort> Sentences, bool IsFrench, TableRows Rows) : ITextFeatureSink
    {
        public void Add(uint hash) => Hashed.Add(Rows.Of(hash));

        public void AddLetters(uint hash) => Add(hash);

        public void AddInOrder(uint hash, bool isNegated)
        {
        }

        public void EndToken(in TextToken token, WordRoles roles)
        {
        }

        public void EndSentence(in SentenceShape shape)
        {
            SentenceEnds.Add(Hashed.Count);
            Span<ushort> features = stackalloc ushort[SentenceShape.PerSentence];
            shape.Write(IsFrench, features);
            foreach (var feature in features)
                Sentences.Add((ushort)(SurfaceFeatures.Count + feature));
        }
    }
}
