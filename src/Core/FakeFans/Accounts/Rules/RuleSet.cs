namespace Engagement.Core.FakeFans.Accounts.Rules;

/// <summary>A published set of rules on fake followers, applied as far as a profile goes.</summary>
/// <remarks>Source of all three: S. Cresci et al., "Fame for sale", Decision Support Systems 80 (2015) 56-71, section 3, arXiv 1509.04098.</remarks>
public abstract class RuleSet
{
    private ProfileRule[]? _ofProfile;

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
        return new(VerdictOf(met.Count, failed.Count), met, notTold, met.Count + failed.Count == 0 ? null : Score(met.Count, failed.Count));
    }

    /// <summary>The verdict of <see cref="Apply"/> alone, without the lists that a million accounts would need.</summary>
    /// <inheritdoc cref="Apply"/>
    public RuleVerdict Verdict(AccountProfile profile, DateOnly? observedDay)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var (met, failed) = (0, 0);
        foreach (var rule in _ofProfile ??= [.. Rules.Where(rule => rule.IsOfProfile)])
            switch (rule.Ask!(profile, observedDay))
            {
                case true: met++; break;
                case false: failed++; break;
            }
        return VerdictOf(met, failed);
    }

    /// <param name="met">Rules that are met; at least one is met or failed.</param>
    /// <param name="failed">Rules that are not.</param>
    private protected abstract RuleVerdict Judge(int met, int failed);

    private protected virtual int? Score(int met, int failed) => null;

    /// <summary>Whether an account follows a number of times as many as follow it; with no followers, whether it follows so many.</summary>
    private protected static bool? FollowsTimes(AccountProfile profile, int times) =>
        profile is { Followers: { } followers, Following: { } following } ? following >= times * Math.Max(1, followers) : null;

    private RuleVerdict VerdictOf(int met, int failed) => met + failed == 0 ? RuleVerdict.Unknown : Judge(met, failed);

    private protected static bool? HasBio(AccountProfile profile) => profile.HasBio ?? (profile.BioLength is { } length ? length > 0 : null);
}
