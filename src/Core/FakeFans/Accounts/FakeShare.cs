namespace Engagement.Core.FakeFans.Accounts;

/// <summary>Which share of a list is fake, given how strongly each of its accounts speaks for it.</summary>
public static class FakeShare
{
    private const int MaxSteps = 500;
    private const double Enough = 1e-9;

    /// <summary>The share under which the accounts' probabilities add up to it: the most plausible one.</summary>
    /// <remarks>
    /// An account that looks doubtful is more likely fake in a list full of fakes than in one without: probabilities are told for the list at
    /// hand. One account for and one against keep the share of a short list near a half. Source: M. Saerens, P. Latinne, C. Decaestecker,
    /// "Adjusting the outputs of a classifier to new a priori probabilities", Neural Computation 14 (2002) 21-41.
    /// </remarks>
    /// <param name="evidence">Counts of accounts by log-likelihood ratio.</param>
    /// <returns>Above 0 and below 1; 0.5 without accounts.</returns>
    public static double MostPlausible(IReadOnlyList<(double LogLikelihoodRatio, long Count)> evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var n = evidence.Sum(part => part.Count);
        var share = 0.5;
        for (var step = 0; step < MaxSteps; step++)
        {
            var expected = evidence.Sum(part => part.Count * new AccountScore(part.LogLikelihoodRatio, ProfileParts.None).Probability(share));
            var next = (expected + 1) / (n + 2);
            if (Math.Abs(next - share) < Enough)
                return next;
            share = next;
        }
        return share;
    }
}
