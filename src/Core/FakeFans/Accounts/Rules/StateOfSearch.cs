namespace Engagement.Core.FakeFans.Accounts.Rules;

/// <summary>StateOfSearch.com's "How to recognize Twitterbots: 7 signals to look out for" (2012). It sets no threshold: here one signal is enough.</summary>
public sealed class StateOfSearch : RuleSet
{
    /// <inheritdoc/>
    public override string Name => "state_of_search";

    /// <inheritdoc/>
    public override string Title => "StateOfSearch";

    /// <inheritdoc/>
    public override IReadOnlyList<ProfileRule> Rules { get; } =
    [
        new(1, "says that it is a bot", "dit être un robot", (p, _) => p.BioSaysBot),
        new(2, "follows 100 times as many as follow it", "suit 100 fois plus de comptes qu'il n'a d'abonnés", (p, _) => FollowsTimes(p, 100)),
        new(3, "sends one sentence to many", "envoie la même phrase à beaucoup", null),
        new(4, "shares its picture with other accounts", "a la même image que d'autres comptes", null),
        new(5, "posts through the API", "publie par l'API", null),
        new(6, "answers within milliseconds", "répond en quelques millisecondes", null),
        new(7, "unfollows within a day those who follow it", "se désabonne en un jour de qui le suit", null),
    ];

    private protected override RuleFinding Judge(List<int> met, List<int> failed, List<int> notTold) =>
        new(met.Count > 0 ? RuleVerdict.Fake : RuleVerdict.Genuine, met, notTold);
}
