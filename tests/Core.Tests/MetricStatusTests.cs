namespace Engagement.Core.Tests;

public class MetricStatusTests
{
    [Theory]
    [InlineData(MetricStatus.NotCollected, "not_collected")]
    [InlineData(MetricStatus.Ok, "ok")]
    [InlineData(MetricStatus.Provisional, "provisional")]
    [InlineData(MetricStatus.Partial, "partial")]
    [InlineData(MetricStatus.Undefined, "undefined")]
    [InlineData(MetricStatus.MetricRemoved, "metric_removed")]
    [InlineData(MetricStatus.BelowThreshold, "below_threshold")]
    [InlineData(MetricStatus.NoPermission, "no_permission")]
    [InlineData(MetricStatus.TokenExpired, "token_expired")]
    [InlineData(MetricStatus.Inconsistent, "inconsistent")]
    public void Name_EveryStatus_IsStable(MetricStatus status, string name) => status.Name().ShouldBe(name);

    [Fact]
    public void Parse_NameOfEveryStatus_IsTheStatus()
    {
        var statuses = Enum.GetValues<MetricStatus>();

        statuses.Select(s => MetricStatusNames.Parse(s.Name())).ShouldBe(statuses);
        statuses.Select(s => s.Name()).ShouldBeUnique();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("OK")]
    [InlineData("MetricRemoved")]
    [InlineData("1")]
    public void Parse_AnythingElse_NamesTheText(string? text) =>
        Should.Throw<FormatException>(() => MetricStatusNames.Parse(text)).Message.ShouldBe($"'{text}' is not a metric status");

    [Fact]
    public void Name_NotAStatus_Throws() => Should.Throw<ArgumentOutOfRangeException>(() => ((MetricStatus)99).Name());

    [Fact]
    public void Default_Status_IsNotCollected() => default(MetricStatus).ShouldBe(MetricStatus.NotCollected);
}
