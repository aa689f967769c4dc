using Engagement.Core.FakeFans;

namespace Engagement.Core.Tests.FakeFans;

public class ProfileFeaturesTests
{
    [Theory]
    [InlineData("somebody12345678", "a8d8")]
    [InlineData("Jane_Doe", "a4o1a3")]
    [InlineData("__1", "o2d1")]
    [InlineData("éa1", "a2d1")]
    [InlineData("", "")]
    public void HandleShape_Handle_IsItsRuns(string handle, string expected) => ProfileFeatures.HandleShape(handle).ShouldBe(expected);

    [Theory]
    [InlineData("Beep. I am a bot!", true)]
    [InlineData("BOT", true)]
    [InlineData("#bot-maker", true)]
    [InlineData("Robots and botany", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void SaysBot_Description_IsTheWordAlone(string? description, bool expected) => ProfileFeatures.SaysBot(description).ShouldBe(expected);

    [Theory]
    [InlineData("The best DIET", true)]
    [InlineData("Make  money\nnow", true)]
    [InlineData("work from home?", true)]
    [InlineData("dietician", false)]
    [InlineData("make some money", false)]
    [InlineData(null, false)]
    public void HasSpamPhrase_Description_IsWholeWords(string? description, bool expected) => ProfileFeatures.HasSpamPhrase(description).ShouldBe(expected);
}
