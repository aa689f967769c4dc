using System.Diagnostics;
using Engagement.Core.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Engagement.Core.Tests.Text;

/// <summary>Whatever people paste: never an exception, always a sensible answer, in time that grows with the length alone and without allocating.</summary>
public class OddTextsTests
{
    private static readonly CommentReader Reader = CommentReader.Default;

    /// <summary>Pieces that the code treats in ways of their own.</summary>
    private static readonly string[] Pieces =
    [
        "a", "é", "É", "œ", "'", "’", "n'", "#", "#A", "@", "@a", "<", "<b>", "</", "<3", "&", "&amp;", "&#", "&#x1F600;", "&#55357;", "\\u", "\\u2019", "\\ud83d", "\\n", "http", "http://", "www.",
        "\ud83d", "\ude00", "😀", "👍🏽", "👨‍👩‍👧", "🇫🇷", "\u200d", "\ufe0f", "\u0301", "!", "?", "…", ".", ":", ":-", ":-)", "8", "０", "𝐚", "ａ", "中文", "ไทย", "שלום", "مرحبا", "\u202e", "\0", "\n", "\t", " ", "_", "-", "12", "1.5", "ne", "pas", "not",
    ];

    [Fact]
    public void Read_AnyMixture_GivesASensibleAnswer() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(
        Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary(), IsSensible));

    [Fact]
    public void Read_AnyUnits_GivesASensibleAnswer() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(
        Gen.Choose(0, char.MaxValue).Select(unit => (char)unit).ArrayOf().Select(units => new string(units)).ToArbitrary(), IsSensible));

    [Theory]
    [MemberData(nameof(LongTexts))]
    public void Read_HundredThousandCharacters_GivesASensibleAnswer(string piece) => IsSensible(Repeat(piece, 100_000));

    [Theory]
    [MemberData(nameof(LongTexts))]
    public void Read_FourTimesTheLength_TakesAboutAsLongAsReadingItFourTimes(string piece)
    {
        var (part, whole) = (Repeat(piece, 25_000), Repeat(piece, 100_000));
        var (fastest, fastestWhole) = (TimeSpan.MaxValue, TimeSpan.MaxValue);

        // Other work on the machine disturbs both alike, as they last as long; time that grew with the square would be four times as long in all rounds.
        for (var round = 0; round < 200 && (round < 5 || fastestWhole > 2 * fastest); round++)
        {
            fastest = Shorter(fastest, Time(part, times: 4));
            fastestWhole = Shorter(fastestWhole, Time(whole, times: 1));
        }

        fastestWhole.ShouldBeLessThanOrEqualTo(2 * fastest);
    }

    [Fact]
    public void Read_OddTexts_AreOfTheirLanguage()
    {
        Reader.Read("😀😀😀😀").Language.ShouldBe(TextLanguage.Unsure);
        Reader.Read("שלום לכולם, השירות היה נהדר").Language.ShouldBe(TextLanguage.Other);
        Reader.Read("<p>The <b>service</b> was really &quot;great&quot;, thank you</p>").ShouldBe(Reader.Read(" The  service  was really \"great\", thank you "));
        Reader.Read("\ud83dThe service was great\ude00").Language.ShouldBe(TextLanguage.English);
    }

    [Fact]
    public void Read_AnyLength_AllocatesNothing()
    {
        string[] texts = ["", "Merci beaucoup pour votre accueil, c'était parfait 😍 #BonneAdresse http://a.example", "I don't like it at all :( when do you open?", Repeat("mixed <b>text</b> &amp; émoji 😀 ", 20_000)];
        foreach (var text in texts)
            Reader.Read(text);

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var text in texts)
            Reader.Read(text);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    public static TheoryData<string> LongTexts => ["a", "<", "&", "<a", "😀", "\ud83d", "!", "?!", "#Aa", "@a ", "http://a ", "merci ", "中", ":-", "\\", "1.", "\n", "_", "#_", "n'", " "];

    private static void IsSensible(string text)
    {
        var explained = Reader.Explain(text);

        explained.Reading.ShouldBe(Reader.Read(text));
        if (explained.Reading.Tone is { } tone)
        {
            (tone.Negative + tone.Neutral + tone.Positive).ShouldBe(1, 1e-5f);
            Math.Min(tone.Negative, Math.Min(tone.Neutral, tone.Positive)).ShouldBeGreaterThanOrEqualTo(0);
            explained.Reading.Language.ShouldNotBe(TextLanguage.Other);
        }

        foreach (var reason in explained.Reasons)
        {
            reason.Start.ShouldBeInRange(0, text.Length);
            reason.Length.ShouldBeInRange(1, text.Length - reason.Start);
            float.IsFinite(reason.Weight).ShouldBeTrue();
        }
    }

    private static TimeSpan Time(string text, int times)
    {
        var start = Stopwatch.GetTimestamp();
        for (var time = 0; time < times; time++)
            Reader.Read(text);
        return Stopwatch.GetElapsedTime(start);
    }

    private static TimeSpan Shorter(TimeSpan first, TimeSpan second) => first < second ? first : second;

    private static string Repeat(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length + 1))[..length];
}
