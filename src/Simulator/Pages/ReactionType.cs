namespace Engagement.Simulator.Pages;

/// <summary>The keys under which the network counts reactions ("care" is counted in like).</summary>
internal static class ReactionType
{
    public const string Like = "like";
    public const string Love = "love";
    public const string Wow = "wow";
    public const string Haha = "haha";
    public const string Sorry = "sorry";
    public const string Anger = "anger";

    /// <summary>Not the network's: what some exports call all types that they do not list.</summary>
    public const string Other = "other";

    /// <summary>The network's own keys.</summary>
    public static readonly IReadOnlyList<string> All = [Like, Love, Wow, Haha, Sorry, Anger];
}
