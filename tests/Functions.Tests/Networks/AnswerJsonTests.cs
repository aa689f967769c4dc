using System.Text.Json;
using Engagement.Functions.Networks;

namespace Engagement.Functions.Tests.Networks;

public class AnswerJsonTests
{
    [Theory]
    [InlineData("123", 123L)]
    [InlineData("\"123\"", 123L)]
    [InlineData("12.0", 12L)]
    [InlineData("1e3", 1000L)]
    [InlineData("9007199254740993", 9007199254740993L)]
    [InlineData("0", 0L)]
    [InlineData("-3", -3L)]
    [InlineData("12.5", null)]
    [InlineData("\"many\"", null)]
    [InlineData("\"1,234\"", null)]
    [InlineData("1e30", null)]
    [InlineData("{}", null)]
    [InlineData("null", null)]
    [InlineData("true", null)]
    public void FindCount_NumbersAndTheirTexts_AreRead(string json, long? expected) => Parse($$"""{"value":{{json}}}""").FindCount("value").ShouldBe(expected);

    [Theory]
    [InlineData("2026-11-20T08:00:00+0000", "2026-11-20T08:00:00Z")]
    [InlineData("2026-11-20T00:00:00-0800", "2026-11-20T08:00:00Z")]
    [InlineData("2026-11-20T08:00:00+00:00", "2026-11-20T08:00:00Z")]
    public void FindInstant_WithOrWithoutColon_IsRead(string text, string expected) =>
        Parse($$"""{"at":"{{text}}"}""").FindInstant("at").ShouldBe(DateTimeOffset.Parse(expected, null));

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"at":null}""")]
    [InlineData("""{"at":"soon"}""")]
    [InlineData("""{"at":17}""")]
    [InlineData("""[]""")]
    public void FindInstant_NothingUsable_IsNull(string json) => Parse(json).FindInstant("at").ShouldBeNull();

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
