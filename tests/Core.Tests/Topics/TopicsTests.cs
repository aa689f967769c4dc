using Engagement.Core.Topics;

namespace Engagement.Core.Tests.Topics;

public class TopicsTests
{
    private static readonly DateOnly Monday = new(2026, 11, 2);

    [Theory]
    [InlineData("Les freins de mon vélo sont cassés !", "freins|vélo|cassés")]
    [InlineData("Service client injoignable, encore", "service|client|service client|injoignable|client injoignable")]
    [InlineData("The delivery was late. Late delivery again", "delivery|late|late delivery")]
    [InlineData("@julie regarde https://example.org/x #frein", "regarde|frein")]
    [InlineData("l'accueil d’aujourd'hui", "accueil")]
    [InlineData("2026 123 !!! 😍", "")]
    [InlineData("", "")]
    public void Terms_OfAText(string text, string terms) => Terms.Of(text).ShouldBe(terms.Split('|', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);

    [Theory]
    [InlineData("\ud83d broken \udc00 surrogates")]
    [InlineData("العربية مع English مختلط")]
    [InlineData("<b>bold</b>&nbsp;<script>alert('x')</script>")]
    public void Terms_StrangeTexts_AreTaken(string text) => Should.NotThrow(() => Terms.Of(text));

    [Fact]
    public void Terms_NovelPasted_IsCut() => Terms.Of(string.Concat(Enumerable.Range(0, 50_000).Select(i => $"mot{(char)('a' + i % 26)}{(char)('a' + i / 26 % 26)} "))).Count.ShouldBeLessThan(2_500);

    [Fact]
    public void Counter_OnePersonRepeating_IsNotKept()
    {
        var counter = new WeekTermsCounter(Monday);
        for (var number = 0; number < 5; number++)
            counter.Add("remboursement", Comment($"a{number}", "ada"), $"k{number}");
        counter.Add("freins", Comment("b", "bob"), "kb");
        counter.Add("freins cassés", Comment("c", "cleo"), "kc");

        var week = counter.Result();

        week.Total.ShouldBe(5 + 1 + 3);
        week.Terms.Select(t => $"{t.Term} {t.Comments} {t.Authors} {string.Join(',', t.Examples)}").ShouldBe(["freins 2 2 kb,kc"]);
    }

    [Fact]
    public void Counter_ManyTerms_KeepsTheMostFrequent()
    {
        var counter = new WeekTermsCounter(Monday);
        for (var term = 0; term < 600; term++)
            for (var author = 0; author < 2 + (term % 7); author++)
                counter.Add($"mot{(char)('a' + term % 26)}{(char)('a' + term / 26)}x", Comment($"{term}/{author}", $"a{author}"), "k");

        var week = counter.Result();

        week.Terms.Count.ShouldBe(WeekTermsCounter.MaxTerms);
        week.Terms.Select(t => t.Comments).ShouldBe(week.Terms.Select(t => t.Comments).OrderDescending());
    }

    // By hand, with prior size 500 and n1 = 100, n0 = 1000: "freins" 10 of 100 now, 10 of 1000 before, prior 500·20/1100 = 9.0909.
    // d = ln(19.0909/580.9091) - ln(19.0909/1480.9091) = .93584; z = d / sqrt(2/19.0909) = 2.8913.
    [Fact]
    public void Rising_ByHand()
    {
        var rising = RisingTerms.Of(Week(100, ("freins", 10), ("vélo", 9)), [Week(1000, ("freins", 10), ("vélo", 90))]);

        rising.Select(term => term.Count.Term).ShouldBe(["freins"]);
        rising[0].LogOdds.ShouldBe(0.93584, 1e-4);
        rising[0].Before.ShouldBe(10);
        rising[0].Z.ShouldBe(2.8913, 1e-3);
    }

    [Fact]
    public void Rising_UsualWords_DoNotRise() => RisingTerms.Of(Week(100, ("vélo", 10)), [Week(1000, ("vélo", 100))]).ShouldBeEmpty();

    [Fact]
    public void Rising_TwoPeople_AreTooFew() =>
        RisingTerms.Of(new(Monday, 100, [new("freins", 20, 2, default, [])]), [Week(1000, ("vélo", 100))]).ShouldBeEmpty();

    [Fact]
    public void Rising_NoPast_SaysNothing() => RisingTerms.Of(Week(100, ("freins", 50)), []).ShouldBeEmpty();

    [Fact]
    public void Rising_WordOfARisingPair_IsLeftToThePair() =>
        RisingTerms.Of(Week(200, ("freins cassés", 20), ("freins", 20), ("cassés", 25)), [Week(2000, ("vélo", 100))]).Select(term => term.Count.Term)
            .ShouldBe(["cassés", "freins cassés"]);

    /// <summary>Of words drawn from one and the same distribution in every week, about as many "rise" as chance allows.</summary>
    [Fact]
    public void Rising_NothingHappens_FewAlarms()
    {
        var random = new Random(3);
        var alarms = 0;
        for (var trial = 0; trial < 100; trial++)
        {
            var weeks = Enumerable.Range(0, 13).Select(_ => Week(600, [.. Enumerable.Range(0, 100).Select(word => ($"w{word:000}", Enumerable.Range(0, 600).Count(_ => random.Next(100) == 0)))])).ToList();
            alarms += RisingTerms.Of(weeks[0], weeks[1..]).Count;
        }

        // 100 words in 100 weeks, 2.5 % on the upper side; the prior makes them fewer.
        alarms.ShouldBeInRange(0, 250);
    }

    private static WeekTerms Week(long total, params (string Term, int Comments)[] terms) =>
        new(Monday, total, [.. terms.Where(t => t.Comments > 0).Select(t => new TermCount(t.Term, t.Comments, t.Comments, default, []))]);

    private static Comment Comment(string id, string author) =>
        new(new(Network.Facebook, "1000"), id, CommentKind.Comment, new(2026, 11, 3, 12, 0, 0, TimeSpan.Zero), "p", null, author, false, null, CommentState.Visible);
}
