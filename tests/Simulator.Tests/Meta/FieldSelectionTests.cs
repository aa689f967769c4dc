using Engagement.Simulator.Meta;

namespace Engagement.Simulator.Tests.Meta;

public sealed class FieldSelectionTests
{
    [Fact]
    public void Read_ModifiersAndChildren_AreKept()
    {
        var fields = FieldSelection.Read("id, attachments{media_type,target{id}},reactions.type(LOVE).limit(0).summary(total_count).as(love)");

        fields.Select(f => f.Key).ShouldBe(["id", "attachments", "love"]);
        fields[1].Children[1].Children.ShouldHaveSingleItem().Name.ShouldBe("id");
        fields[2].Modifiers["type"].ShouldBe("LOVE");
        fields[2].Modifiers["limit"].ShouldBe("0");
    }

    [Theory]
    [InlineData("")]
    [InlineData("id,")]
    [InlineData("attachments{media_type")]
    [InlineData("comments.limit(0")]
    [InlineData("id}")]
    public void Read_BrokenText_IsRefused(string text) =>
        Should.Throw<GraphException>(() => FieldSelection.Read(text)).Error.Code.ShouldBe(2500);
}
