namespace Engagement.Core.Tests;

public class PageKeyTests
{
    [Theory]
    [InlineData("facebook/1000", "facebook", "1000")]
    [InlineData("FaceBook/1000", "facebook", "1000")]
    [InlineData("x/some_user.name-1", "x", "some_user.name-1")]
    [InlineData("facebook/123456789012345678901234567890", "facebook", "123456789012345678901234567890")]
    [InlineData("facebook/..a", "facebook", "..a")]
    public void Parse_NetworkAndId_GivesBoth(string text, string network, string id)
    {
        var page = PageKey.Parse(text);

        page.Network.Name.ShouldBe(network);
        page.Id.ShouldBe(id);
        page.ToString().ShouldBe($"{network}/{id}");
        PageKey.Parse(page.ToString()).ShouldBe(page);
    }

    [Theory]
    [InlineData("", "write network/id")]
    [InlineData("1000", "write network/id")]
    [InlineData("/1000", "network '' is not known")]
    [InlineData("myspace/1000", "network 'myspace' is not known")]
    [InlineData("facebook/", "page id '' is not valid")]
    [InlineData("facebook/.", "page id '.' is not valid")]
    [InlineData("facebook/..", "page id '..' is not valid")]
    [InlineData("facebook/1/2", "page id '1/2' is not valid")]
    [InlineData("facebook/a b", "page id 'a b' is not valid")]
    [InlineData("facebook/é", "page id 'é' is not valid")]
    [InlineData("facebook/a|b", "page id 'a|b' is not valid")]
    [InlineData("facebook/a'b", "page id 'a'b' is not valid")]
    [InlineData("facebook/a\n", "page id 'a\n' is not valid")]
    public void Parse_AnythingElse_NamesWhatIsWrong(string text, string problem) =>
        Should.Throw<FormatException>(() => PageKey.Parse(text)).Message.ShouldContain(problem);

    [Fact]
    public void Constructor_IdAtAndBeyondTheLimit_AcceptsAndRejects()
    {
        new PageKey(Network.X, new string('a', PageKey.MaxIdLength)).Id.Length.ShouldBe(100);
        Should.Throw<FormatException>(() => new PageKey(Network.X, new string('a', PageKey.MaxIdLength + 1)));
    }

    [Fact]
    public void Equals_SameNetworkAndId_AreOneKey()
    {
        var page = new PageKey(Network.Facebook, "1000");

        PageKey.Parse("facebook/1000").ShouldBe(page);
        PageKey.Parse("facebook/1000").GetHashCode().ShouldBe(page.GetHashCode());
        new PageKey(Network.X, "1000").ShouldNotBe(page);
        new PageKey(Network.Facebook, "1001").ShouldNotBe(page);
        new PageKey(Network.X, "abc").ShouldNotBe(new PageKey(Network.X, "ABC"), "ids are case-sensitive");
    }
}
