namespace Engagement.Functions.Networks;

/// <summary>What a network was asked to hand out for money.</summary>
/// <param name="PostsRead">Posts in answers, each time they came.</param>
/// <param name="UsersRead">Accounts in answers, each time they came.</param>
/// <param name="MicroDollars">What that costs by the prices in the settings, in millionths of a dollar.</param>
internal sealed record Spend(long PostsRead, long UsersRead, long MicroDollars)
{
    public static readonly Spend None = new(0, 0, 0);

    public Spend Plus(Spend more) => new(PostsRead + more.PostsRead, UsersRead + more.UsersRead, MicroDollars + more.MicroDollars);
}
