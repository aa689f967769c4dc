using Engagement.Core.Text;
using Engagement.Training.Text;

namespace Engagement.Core.Tests.Text;

public class TableRowsTests
{
    private const int Bits = 6;

    private static readonly ValenceLexicon NoLexicon = new([], [], []);
    private static readonly string[] Texts = ["the room was clean", "the room was clean and the staff kind", "never again", "kind of clean, never mind", "una sola vez"];

    [Fact]
    public void Of_ManyFeaturesOnFewRows_TheMostFrequentOwnsAndOthersOfItsMarkPassForIt()
    {
        var rows = new TableRows(Bits, Texts, NoLexicon);
        var table = rows.Marked();

        foreach (var row in Occurrences().GroupBy(feature => (int)(feature.Key >> (32 - Bits))))
        {
            var owner = row.OrderByDescending(feature => feature.Value).ThenBy(feature => feature.Key).First();
            var mark = FeatureHash.Mark(owner.Key);
            foreach (var (hash, _) in row)
                rows.Of(hash).ShouldBe(owner.Value > 1 && FeatureHash.Mark(hash) == mark ? row.Key : TableRows.None);
            ((byte)table[row.Key * CommentModel.Stride + CommentModel.OwnerByte]).ShouldBe(owner.Value > 1 ? mark : (byte)0);
        }
    }

    [Fact]
    public void Of_FeaturesThatOccurOnce_HaveNoRow()
    {
        var rows = new TableRows(16, Texts, NoLexicon);

        rows.Of(Word("clean")).ShouldNotBe(TableRows.None);
        rows.Of(Word("vez")).ShouldBe(TableRows.None);
    }

    [Fact]
    public void Rates_Letters_LearnMoreSlowlyThanWords()
    {
        var rows = new TableRows(16, Texts, NoLexicon);

        rows.Rates[rows.Of(Word("clean"))].ShouldBe(1);
        rows.Rates.Min().ShouldBeInRange(0.1f, 0.9f);
    }

    private static uint Word(string word) => FeatureHash.Spread(FeatureHash.Of(word));

    private static Dictionary<uint, int> Occurrences()
    {
        var recorder = new Recorder([]);
        foreach (var text in Texts)
            TextFeatures.Extract(text, NoLexicon, ref recorder);
        return recorder.Hashes.CountBy(hash => hash).ToDictionary(feature => feature.Key, feature => feature.Value);
    }

    private readonly record struct Recorder(List<uint> Hashes) : ITextFeatureSink
    {
        public void Add(uint hash) => Hashes.Add(hash);

        public void AddLetters(uint hash) => Hashes.Add(hash);

        public void AddInOrder(uint hash, bool isNegated)
        {
        }

        public void EndToken(in TextToken token, WordRoles roles)
        {
        }

        public void EndSentence(in SentenceShape shape)
        {
        }
    }
}
