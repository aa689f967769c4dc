using Engagement.Core.Text;
using Engagement.Training.Text;

namespace Engagement.Core.Tests.Text;

public class ToneNetworkTests
{
    private static readonly ValenceLexicon NoLexicon = new([], [], []);
    private static readonly (string Text, int Tone)[] Texts = [("really good then", 2), ("then good really", 0), ("good then really", 1)];

    [Fact]
    public void Train_TheSameWordsInAnotherOrder_LearnsEach()
    {
        var (network, words) = Trained(seed: 1);

        foreach (var (text, tone) in Texts)
            Array.IndexOf(network.Score(words.Of(text)), network.Score(words.Of(text)).Max()).ShouldBe(tone);
    }

    [Fact]
    public void Train_Twice_GivesTheSameScoresBitForBit()
    {
        Scores(1).ShouldBe(Scores(1));
        Scores(2).ShouldNotBe(Scores(1));

        static float[] Scores(int seed)
        {
            var (network, words) = Trained(seed);
            return network.Score(words.Of("really good"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("unheard of")]
    public void Score_NoKnownWord_IsTheSameForAll(string text)
    {
        var (network, words) = Trained(seed: 1);

        network.Score(words.Of(text)).ShouldBe(network.Score([]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("good")]
    [InlineData("really good then")]
    [InlineData("then unheard good of really then good good")]
    public void ToReader_AnyText_SaysNearlyWhatWasTrained(string text)
    {
        var (network, words) = Trained(seed: 1);

        var (negative, positive) = network.ToReader(0.5f).Score([.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new OrderedWord(FeatureHash.Of(word), false))]);

        var scores = network.Score(words.Of(text));
        negative.ShouldBe((scores[0] - scores[1]) * 0.5f, 0.25f);
        positive.ShouldBe((scores[2] - scores[1]) * 0.5f, 0.25f);
    }

    [Fact]
    public void Add_AWordUnderANegation_IsTheWordItselfWhereItIsNotKnownOtherwise()
    {
        var (network, _) = Trained(seed: 1);
        var reader = network.ToReader(1);

        reader.StartOf(FeatureHash.Of("good"), isNegated: true).ShouldBe(reader.StartOf(FeatureHash.Of("good"), isNegated: false));
        reader.StartOf(FeatureHash.Of("unheard"), isNegated: true).ShouldBe(0);
    }

    [Fact]
    public void Of_AWordUnderANegation_HasItsOwnNumberWhereItIsFrequent()
    {
        var words = new WordSequences([.. Enumerable.Repeat("not good", 4), .. Enumerable.Repeat("good bad", 4)], NoLexicon);

        words.Of("good")[0].ShouldNotBe(words.Of("not good")[1]);
        words.Of("bad")[0].ShouldBe(words.Of("not bad")[1]);
        words.Of("rare").ShouldBe([WordSequences.Unknown]);
    }

    private static (ToneNetwork Network, WordSequences Words) Trained(int seed)
    {
        var words = new WordSequences(Texts.SelectMany(text => Enumerable.Repeat(text.Text, 10)), NoLexicon);
        var network = new ToneNetwork(words.Words, new NetworkSettings { Epochs = 20, Seed = seed });
        network.Train([.. Enumerable.Range(0, 150).Select(index => Texts[index % 3]).Select(text => (new Example("test", text.Text, false, text.Tone, Part.Training), words.Of(text.Text)))]);
        return (network, words);
    }
}
