namespace Engagement.Core.FakeFans.Accounts;

/// <summary>How strongly a profile speaks for a fake account, whatever the list that it is in.</summary>
/// <param name="LogLikelihoodRatio">Natural logarithm of how much more often fake accounts look like this than genuine ones do; 0 says nothing.</param>
/// <param name="Known">The parts of the profile that were known, of those that the model was measured on.</param>
public readonly record struct AccountScore(double LogLikelihoodRatio, ProfileParts Known)
{
    /// <summary>Probability that the account is fake.</summary>
    /// <param name="share">Share of fake accounts among those that it is one of, above 0 and below 1; 0.5 where nothing is known of it.</param>
    public double Probability(double share = 0.5) => 1 / (1 + Math.Exp(-LogLikelihoodRatio - Math.Log(share / (1 - share))));
}
