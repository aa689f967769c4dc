namespace Engagement.Core.Tests;

public class NetworkTests
{
    // United States, 2026: clocks go forward on 8 March and back on 1 November.
    [Theory]
    [InlineData("2026-03-07", "2026-03-07T08:00:00Z", 24)]
    [InlineData("2026-03-08", "2026-03-08T08:00:00Z", 23)]
    [InlineData("2026-03-09", "2026-03-09T07:00:00Z", 24)]
    [InlineData("2026-10-31", "2026-10-31T07:00:00Z", 24)]
    [InlineData("2026-11-01", "2026-11-01T07:00:00Z", 25)]
    [InlineData("2026-11-02", "2026-11-02T08:00:00Z", 24)]
    public void StartOf_FacebookDayAroundClockChange_IsPacificMidnight(string day, string start, int hours)
    {
        var facebookDay = DateOnly.ParseExact(day, "o");

        Network.Facebook.StartOf(facebookDay).ShouldBe(DateTimeOffset.Parse(start, null));
        (Network.Facebook.StartOf(facebookDay.AddDays(1)) - Network.Facebook.StartOf(facebookDay)).TotalHours.ShouldBe(hours);
    }

    [Fact]
    public void StartOf_AnyDay_IsInUtc() => Network.Facebook.StartOf(Some.FirstDay).Offset.ShouldBe(TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-01T06:59:59Z", "2026-10-31")]
    [InlineData("2026-11-01T07:00:00Z", "2026-11-01")]
    [InlineData("2026-11-02T07:59:59Z", "2026-11-01")]
    [InlineData("2026-11-02T08:00:00Z", "2026-11-02")]
    [InlineData("2026-11-02T09:00:00+01:00", "2026-11-02")]
    public void DayOf_InstantNearPacificMidnight_IsFacebooksDay(string instant, string day) =>
        Network.Facebook.DayOf(DateTimeOffset.Parse(instant, null)).ShouldBe(DateOnly.ParseExact(day, "o"));

    [Fact]
    public void DayOf_FirstAndLastTickOfEveryDayOfAYear_IsThatDay()
    {
        foreach (var network in Network.All)
        {
            foreach (var day in new DayRange(new(2026, 1, 1), new(2026, 12, 31)).Days())
            {
                network.DayOf(network.StartOf(day)).ShouldBe(day);
                network.DayOf(network.StartOf(day.AddDays(1)).AddTicks(-1)).ShouldBe(day);
            }
        }
    }

    [Fact]
    public void StartOf_XDay_IsUtcMidnight() =>
        Network.X.StartOf(new(2026, 3, 8)).ShouldBe(new DateTimeOffset(2026, 3, 8, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("facebook")]
    [InlineData("Facebook")]
    [InlineData("FACEBOOK")]
    public void Parse_NameInAnyCase_IsTheNetwork(string name) => Network.Parse(name).ShouldBeSameAs(Network.Facebook);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("myspace")]
    [InlineData(" facebook")]
    public void Parse_UnknownName_NamesItAndWhatIsKnown(string? name)
    {
        Network.TryParse(name, out var network).ShouldBeFalse();
        network.ShouldBeNull();
        Should.Throw<FormatException>(() => Network.Parse(name)).Message
            .ShouldBe($"network '{name}' is not known; use one of: facebook, x");
    }

    [Fact]
    public void All_Names_AreLowerCaseDifferentAndParse()
    {
        Network.All.Select(n => n.Name).ShouldBeUnique();
        foreach (var network in Network.All)
        {
            network.Name.ShouldBe(network.Name.ToLowerInvariant());
            Network.Parse(network.ToString()).ShouldBe(network);
        }
    }
}
