using Engagement.Core.Text;

namespace Engagement.Core.Tests.Text;

public class TokenizerTests
{
    [Theory]
    [InlineData("C'est l'été, déjà !", "c est l ete deja")]
    [InlineData("I don't like it", "i dont like it")]
    [InlineData("coooool SOOOO", "cool soo")]
    [InlineData("#JeSuisCharlie", "je suis charlie")]
    [InlineData("#MakeItGreat2024 now", "make it great2024 now")]
    [InlineData("un cœur, ŒUVRE", "un coeur oeuvre")]
    [InlineData("caf&eacute; &amp; th&#233;", "cafe the")]
    [InlineData("<p>bon<br/>jour</p>", "bon jour")]
    [InlineData("e\u0301te\u0301", "ete")]
    [InlineData("ｆｒｅｅ 𝐟𝐫𝐞𝐞", "free free")]
    [InlineData("qu’il n’a", "qu il n a")]
    [InlineData("it\\u2019s", "its")]
    [InlineData("aujourd'hui", "aujourdhui")]
    [InlineData("a < b", "a b")]
    [InlineData("", "")]
    public void Words_AreNormalised(string text, string words) => string.Join(' ', Tokens(text).Where(token => token.Kind == TokenKind.Word).Select(token => token.Word)).ShouldBe(words);

    [Theory]
    [InlineData("@user hello", TokenKind.Mention)]
    [InlineData("http hello", TokenKind.Link)]
    [InlineData("https://example.com/a?b=1 hello", TokenKind.Link)]
    [InlineData("www.example.com hello", TokenKind.Link)]
    [InlineData("👍🏽 hello", TokenKind.Emoji)]
    [InlineData(":-) hello", TokenKind.Emoticon)]
    [InlineData("<3 hello", TokenKind.Emoticon)]
    [InlineData("12,50 hello", TokenKind.Number)]
    [InlineData("!!! hello", TokenKind.Mark)]
    [InlineData("#tag", TokenKind.Hashtag)]
    [InlineData("\nhello", TokenKind.LineEnd)]
    public void First_IsOfItsKind(string text, object kind)
    {
        var tokens = Tokens(text);

        tokens[0].Kind.ShouldBe((TokenKind)kind);
        tokens.Count.ShouldBe(2);
    }

    [Fact]
    public void Tokens_TellWhereTheyAre()
    {
        const string Text = "Déjà l'été 👍 http://a.b";

        Tokens(Text).Select(token => Text.Substring(token.Start, token.Length)).ShouldBe(["Déjà", "l'", "été", "👍", "http://a.b"]);
    }

    [Theory]
    [InlineData("NUL", true, false)]
    [InlineData("Nul", false, false)]
    [InlineData("nuuuul", false, true)]
    public void Words_TellWhatNormalisingTookAway(string text, bool capitals, bool elongated)
    {
        var token = Tokens(text).ShouldHaveSingleItem();

        token.IsCapitals.ShouldBe(capitals);
        token.IsElongated.ShouldBe(elongated);
    }

    private sealed record Read(TokenKind Kind, string Word, int Start, int Length, bool IsCapitals, bool IsElongated);

    private static List<Read> Tokens(string text)
    {
        var tokenizer = new Tokenizer(text, stackalloc char[Tokenizer.BufferLength]);
        var tokens = new List<Read>();
        while (tokenizer.Next())
            tokens.Add(new(tokenizer.Token.Kind, tokenizer.Word.ToString(), tokenizer.Token.Start, tokenizer.Token.Length, tokenizer.Token.IsCapitals, tokenizer.Token.IsElongated));
        return tokens;
    }
}
