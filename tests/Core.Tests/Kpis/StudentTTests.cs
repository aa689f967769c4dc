using Engagement.Core.Kpis;

namespace Engagement.Core.Tests.Kpis;

public class StudentTTests
{
    /// <summary>As printed in any table of the distribution, column 0.975; for example NIST/SEMATECH e-Handbook 1.3.6.7.2.</summary>
    [Theory]
    [InlineData(1, 12.706)]
    [InlineData(2, 4.303)]
    [InlineData(3, 3.182)]
    [InlineData(4, 2.776)]
    [InlineData(5, 2.571)]
    [InlineData(6, 2.447)]
    [InlineData(7, 2.365)]
    [InlineData(10, 2.228)]
    [InlineData(30, 2.042)]
    [InlineData(100, 1.984)]
    public void TwoSided95_DegreesOfFreedom_AreThoseOfTheTables(int degreesOfFreedom, double t) => StudentT.TwoSided95(degreesOfFreedom).ShouldBe(t, 0.0006);

    [Fact]
    public void TwoSided95_NoDegreeOfFreedom_IsRejected() => Should.Throw<ArgumentOutOfRangeException>(() => StudentT.TwoSided95(0));
}
