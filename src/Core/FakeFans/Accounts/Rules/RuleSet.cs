namespace Engagement.Core.FakeFans.Accounts.Rules;

/// <summary>A published set of rules on fake followers, applied as far as a profile goes.</summary>
/// <remarks>Source of all three: S. Cresci et al., "Fame for sale", Decision Support Systems 80 (2015) 56-71, section 3, arXiv 1509.04098.</remarks>
public abstract class RuleSet
{
    /// <summary>The sets, each better known than good: docs/follower-model.md says how good.</summary>
    public static IReadOnlyList<RuleSet> All { get; } = [new CamisaniCalzolari(), new StateOfSearch(), new Socialbakers()];

    /// <summary>Lower snake case.</summary>
    public abstract string Name { get; }

    /// <summary>As people call it.</summary>
    public abstract string Title { get; }

    /// <summary>Every rule of the publication, those included that a profile does not tell.</summary>
    public abstract IReadOnlyList<ProfileRule> Rules { get; }

    /// <summary>Applies the rules to a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="observedDay">When it was read; null when not known, and rules on its age then cannot be told.</param>
    public RuleFinding Apply(AccountProfile profile, DateOnly? observedDay)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var (met, failed, notTold) = (new List<int>(), new List<int>(), new List<int>());
        foreach (var rule in Rules)
            (rule.Ask?.Invoke(profile, observedDay) switch { true => met, false => failed, null => notTold }).Add(rule.Number);
        return met.Count + failed.Count == 0 ? new(RuleVerdict.Unknown, [], notTold) : Judge(met, failed, notTold);
    }

    private protected abstract RuleFinding Judge(List<int> met, List<int> failed, List<int> notTold);

    /// <summary>Whether an account follows a number of times as many as follow it; with no followers, whether it follows so many.</summary>
    private protected static bool? FollowsTimes(AccountProfile profile, int times) =>
        profile is { Followers: { } followers, Following: { } following } ? following >= times * Math.Max(1, followers) : null;

    private protected static bool? HasBio(AccountProfile profile) => profile.HasBio ?? (profile.BioLength is { } length ? length > 0 : null);
}
