namespace Engagement.Core.Text;

/// <summary>Probabilities from scores, the same bit for bit on every machine: only operations that IEEE 754 rounds exactly.</summary>
internal static class Probability
{
    /// <summary>Replaces scores by probabilities that add up to 1.</summary>
    /// <param name="scores">The scores.</param>
    public static void Softmax(Span<float> scores)
    {
        var highest = scores[0];
        foreach (var score in scores)
            highest = Math.Max(highest, score);
        double sum = 0;
        Span<double> powers = stackalloc double[scores.Length];
        for (var index = 0; index < scores.Length; index++)
            sum += powers[index] = Exponential(scores[index] - highest);
        for (var index = 0; index < scores.Length; index++)
            scores[index] = (float)(powers[index] / sum);
    }

    /// <summary>The probability that a score in log-odds stands for.</summary>
    /// <param name="score">The score.</param>
    public static float Logistic(float score)
    {
        var power = Exponential(-Math.Abs(score));
        return (float)(score >= 0 ? 1 / (1 + power) : power / (1 + power));
    }

    /// <summary>e to a power, to 12 digits: the power of two by exponent, the rest by its series.</summary>
    /// <param name="power">The power.</param>
    public static double Exponential(double power)
    {
        const double Ln2 = 0.69314718055994530942;
        power = Math.Clamp(power, -700, 700);
        var twos = Math.Floor(power / Ln2 + 0.5);
        var rest = power - twos * Ln2;
        double term = 1, sum = 1;
        for (var n = 1; n <= 12; n++)
        {
            term = term * rest / n;
            sum += term;
        }

        return sum * BitConverter.Int64BitsToDouble((long)(twos + 1023) << 52);
    }
}
