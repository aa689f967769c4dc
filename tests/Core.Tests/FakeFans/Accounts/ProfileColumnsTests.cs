using Engagement.Core.FakeFans.Accounts;

namespace Engagement.Core.Tests.FakeFans.Accounts;

public class ProfileColumnsTests
{
    [Fact]
    public void Read_ColumnsInAnyOrderAndSpelling_AreFound()
    {
        var columns = new ProfileColumns(["is_fake", "hasBio", "Followers", "created_at", "has_image", "mood"]);

        var (profile, isFake) = columns.ReadLabelled(["1", "true", "12", "2012-06-23T23:59:53Z", "0"], 2);

        profile.ShouldBe(new AccountProfile { HasBio = true, Followers = 12, CreatedDay = new(2012, 6, 23), HasDefaultImage = true });
        isFake.ShouldBe(true);
        columns.Unknown.ShouldBe(["mood"]);
        columns.HasLabels.ShouldBeTrue();
    }

    [Fact]
    public void Read_EmptyOrMissingCells_AreNotKnown() =>
        new ProfileColumns(["followers", "following", "posts"]).Read(["", "7"], 2).ShouldBe(new AccountProfile { Following = 7 });

    [Theory]
    [InlineData("followers", "abc", "line 7, column 'followers': 'abc' is not a whole number from 0 up")]
    [InlineData("followers", "-1", "'-1' is not a whole number")]
    [InlineData("followers", "1.5", "'1.5' is not a whole number")]
    [InlineData("followers", "99999999999999999999", "is not a whole number")]
    [InlineData("has_bio", "2", "'2' is not 1, 0, true or false")]
    [InlineData("created_at", "yesterday", "'yesterday' is not a day or an instant")]
    public void Read_BadCell_NamesLineColumnValueAndRemedy(string column, string cell, string message)
    {
        var error = Should.Throw<FormatException>(() => new ProfileColumns([column]).Read([cell], 7)).Message;

        error.ShouldContain(message);
        error.ShouldContain("leave the cell empty");
    }

    [Theory]
    [InlineData("12.0", 12)]
    [InlineData("0", 0)]
    public void Read_WholeNumbers_AreRead(string cell, long value) => new ProfileColumns(["posts"]).Read([cell], 2).Posts.ShouldBe(value);

    [Fact]
    public void Columns_NoneKnownOrTwice_SayWhatToDo()
    {
        Should.Throw<FormatException>(() => new ProfileColumns(["name", "is_fake"])).Message.ShouldContain("followers");
        Should.Throw<FormatException>(() => new ProfileColumns(["has_image", "default_image"])).Message.ShouldContain("'has_image' and 'default_image' say the same");
    }

    [Theory]
    [InlineData("followers,following,private,posts", ProfileFamily.Instagram)]
    [InlineData("followers,following,private,listed", ProfileFamily.X)]
    [InlineData("followers,following", ProfileFamily.X)]
    public void Family_IsToldByTheColumns(string header, ProfileFamily family) => new ProfileColumns(header.Split(',')).Family.ShouldBe(family);

    [Theory]
    [InlineData("a7d8", 8)]
    [InlineData("a7o1d4", 4)]
    [InlineData("a3", 0)]
    [InlineData("d2a1d3", 5)]
    public void DigitsOf_Shape_CountsItsDigits(string shape, int digits) => Core.FakeFans.ProfileFeatures.DigitsOf(shape).ShouldBe(digits);
}
