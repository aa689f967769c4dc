namespace Engagement.Core.FakeFans.Accounts.Cohorts;

/// <summary>How improbable it is to count as many when a mean is expected.</summary>
internal static class PoissonTail
{
    private const double Negligible = 1e-17;

    /// <summary>Probability of <paramref name="n"/> or more events.</summary>
    public static double AtLeast(long n, double mean)
    {
        if (n <= 0)
            return 1;
        if (mean <= 0)
            return 0;
        if (n <= mean)
            return 1;
        // From n on, each term is smaller than the one before by mean / k, below 1.
        var (sum, term) = (0.0, 1.0);
        for (var k = n + 1; term > Negligible * (sum + term); term *= mean / k++)
            sum += term;
        return Math.Min(1, sum * Math.Exp((n * Math.Log(mean)) - mean - LogFactorial(n)));
    }

    // Stirling's series; exact to 1e-10 from 10 on.
    private static double LogFactorial(long n)
    {
        var log = 0.0;
        double k = n;
        for (; k < 10; k++)
            log -= Math.Log(k + 1);
        return log + (k * Math.Log(k)) - k + (0.5 * Math.Log(2 * Math.PI * k)) + (1 / (12 * k)) - (1 / (360 * k * k * k)) + (1 / (1260 * Math.Pow(k, 5)));
    }
}
