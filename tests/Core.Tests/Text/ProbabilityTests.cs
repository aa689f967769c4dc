using Engagement.Core.Text;

namespace Engagement.Core.Tests.Text;

public class ProbabilityTests
{
    [Fact]
    public void Exponential_IsThatOfMathToTwelveDigits()
    {
        for (var power = -50.0; power <= 50; power += 0.137)
            (Probability.Exponential(power) / Math.Exp(power)).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Softmax_OfEqualScores_IsEven()
    {
        float[] scores = [2, 2, 2];

        Probability.Softmax(scores);

        scores.ShouldAllBe(probability => probability == 1 / 3f);
    }

    [Fact]
    public void Logistic_HandWorked()
    {
        Probability.Logistic(0).ShouldBe(0.5f);
        Probability.Logistic(MathF.Log(3)).ShouldBe(0.75f, 1e-6f);
        Probability.Logistic(-1000).ShouldBe(0, 1e-30f);
        Probability.Logistic(1000).ShouldBe(1);
    }
}
