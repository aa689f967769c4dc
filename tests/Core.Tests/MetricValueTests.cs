using FsCheck;
using FsCheck.Fluent;

namespace Engagement.Core.Tests;

public class MetricValueTests
{
    private static readonly MetricStatus[] MissingReasons =
    [
        MetricStatus.NotCollected,
        MetricStatus.MetricRemoved,
        MetricStatus.BelowThreshold,
        MetricStatus.NoPermission,
        MetricStatus.TokenExpired,
    ];

    private static readonly Arbitrary<MetricValue> AnyValue = Gen.OneOf(
        Gen.Choose(0, 1000).Select(n => MetricValue.Ok(n)),
        Gen.Choose(0, 1000).Select(n => MetricValue.Provisional(n)),
        Gen.Elements(MissingReasons).Select(MetricValue.Missing)).ToArbitrary();

    [Fact]
    public void Default_Value_IsNotCollected() => default(MetricValue).ShouldBe(MetricValue.Missing(MetricStatus.NotCollected));

    [Fact]
    public void Ok_Zero_IsAKnownZero()
    {
        MetricValue.Ok(0).Count.ShouldBe(0);
        MetricValue.Ok(0).ShouldNotBe(default);
    }

    [Theory]
    [InlineData(MetricStatus.Ok)]
    [InlineData(MetricStatus.Provisional)]
    [InlineData(MetricStatus.Partial)]
    [InlineData(MetricStatus.Undefined)]
    public void Missing_StatusOfAKnownOrComputedValue_Throws(MetricStatus status) =>
        Should.Throw<ArgumentException>(() => MetricValue.Missing(status)).Message.ShouldContain(status.ToString());

    [Fact]
    public void Count_AnyValue_IsThereExactlyWhenTheStatusSaysSo() => Prop.ForAll(
        AnyValue,
        v => v.Count.HasValue == v.Status is MetricStatus.Ok or MetricStatus.Provisional).QuickCheckThrowOnFailure();

    [Fact]
    public void UpdatedBy_LaterCount_ReplacesAnything() => Prop.ForAll(
        AnyValue,
        AnyValue.Filter(v => v.Count.HasValue),
        (earlier, later) => earlier.UpdatedBy(later) == later).QuickCheckThrowOnFailure();

    [Fact]
    public void UpdatedBy_LaterRefusal_KeepsACountAndReplacesAReason() => Prop.ForAll(
        AnyValue,
        AnyValue.Filter(v => !v.Count.HasValue),
        (earlier, later) => earlier.UpdatedBy(later) == (earlier.Count.HasValue ? earlier : later)).QuickCheckThrowOnFailure();

    [Fact]
    public void UpdatedBy_DeliveredTwice_ChangesNothing() => Prop.ForAll(
        AnyValue,
        AnyValue,
        (earlier, later) => earlier.UpdatedBy(later).UpdatedBy(later) == earlier.UpdatedBy(later)).QuickCheckThrowOnFailure();

    [Fact]
    public void UpdatedBy_GroupedEitherWay_IsTheSame() => Prop.ForAll(
        AnyValue,
        AnyValue,
        AnyValue,
        (a, b, c) => a.UpdatedBy(b).UpdatedBy(c) == a.UpdatedBy(b.UpdatedBy(c))).QuickCheckThrowOnFailure();

    [Fact]
    public void UpdatedBy_NotCollected_IsNeutralBeforeAnything() =>
        Prop.ForAll(AnyValue, v => default(MetricValue).UpdatedBy(v) == v).QuickCheckThrowOnFailure();
}
