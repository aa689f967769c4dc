using Engagement.Embedded.Worker.Timers;
using NCrontab;

namespace Engagement.Embedded.Worker.Tests.Timers;

public sealed class TimerStateTests
{
    private static readonly CrontabSchedule Hourly = CrontabSchedule.Parse("0 0 * * * *", new CrontabSchedule.ParseOptions { IncludingSeconds = true });
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void UnderSchedule_SameSchedule_StaysAsItIs()
    {
        var state = TimerState.AfterRun(Hourly, Noon);

        state.UnderSchedule(Hourly, Noon.AddDays(2)).ShouldBeSameAs(state);
    }

    [Fact]
    public void UnderSchedule_OtherScheduleThatIsStillToCome_CountsFromTheLastRun()
    {
        var daily = new TimerState(Noon, Noon.AddDays(1), Noon);

        daily.UnderSchedule(Hourly, Noon.AddMinutes(10)).ShouldBe(new TimerState(default, Noon.AddHours(1), Noon));
    }

    [Fact]
    public void FromJson_OfTheRealHost_ReadsIt()
    {
        const string stored = """{"Last":"2026-11-22T19:44:00.0013043+00:00","Next":"2026-11-22T19:45:00+00:00","LastUpdated":"2026-11-22T19:44:00.0013043+00:00"}""";

        var state = TimerState.FromJson(stored);

        state.ShouldNotBeNull().Next.ShouldBe(new DateTimeOffset(2026, 11, 22, 19, 45, 0, TimeSpan.Zero));
        state.ToJson().ShouldBe(stored);
    }

    [Fact]
    public void FromJson_OfSomethingElse_IsAsIfNothingWereStored() => TimerState.FromJson("<html>").ShouldBeNull();

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10000/devstoreaccount1")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=one;AccountKey=a2V5;EndpointSuffix=core.example.test", "https://one.blob.core.example.test/")]
    [InlineData("AccountName=one;AccountKey=a2V5;BlobEndpoint=http://127.0.0.1:9/one/", "http://127.0.0.1:9/one")]
    public void StorageAccount_OfAConnectionString_FindsItsBlobs(string connectionString, string expected) =>
        StorageAccount.Parse(connectionString).BlobEndpoint.AbsoluteUri.ShouldBe(expected);
}
