using System.Globalization;
using Engagement.Core;

namespace Engagement.Simulator.X;

/// <summary>Somebody who was looked up: a profile, and whether the network closed it.</summary>
internal sealed record XFound(XUser User, bool IsSuspended);

/// <summary>Every account that is served, who lives around them, and the one app that may ask.</summary>
internal sealed class XWorld
{
    private readonly TimeProvider _clock;
    private readonly Dictionary<long, XAccount> _byId;

    private XWorld(IReadOnlyList<XAccount> accounts, string origin, TimeProvider clock)
    {
        _clock = clock;
        Accounts = accounts;
        _byId = accounts.ToDictionary(a => a.Profile.Id);
        Tokens = new(origin, accounts.Select(a => a.Profile.Id), clock);
    }

    public IReadOnlyList<XAccount> Accounts { get; }

    public XTokens Tokens { get; }

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>The day of asking; everything up to its beginning is known.</summary>
    public DateTimeOffset StartOfToday => Network.X.StartOf(Network.X.DayOf(Now));

    public static XWorld Generate(SimulatorOptions options) => new(
        [.. Enumerable.Range(0, options.ReplayFolder is null ? options.XAccountCount : 0)
            .Select(number => new XAccount(options.Seed, number, options.HistoryDays))],
        $"seed {options.Seed}", options.Clock);

    public IReadOnlyList<SimulatedXAccount> Describe() => [.. Accounts.Select(Describe)];

    public SimulatedXAccount Describe(XAccount account)
    {
        var (profile, pair) = (account.Profile, Tokens.LatestOf(account.Profile.Id));
        return new(profile.Id.ToString(CultureInfo.InvariantCulture), profile.Username, profile.Name, Tokens.Bearer, pair.Access,
            pair.Refresh, Tokens.ClientId, Tokens.ClientSecret, profile.TimeZone, profile.Market, account.FirstDayOn(Now));
    }

    public XAccount? Find(long id) => _byId.GetValueOrDefault(id);

    public XAccount? Find(string username) =>
        Accounts.FirstOrDefault(a => string.Equals(a.Profile.Username, username, StringComparison.OrdinalIgnoreCase));

    public IEnumerable<XSnapshot> Snapshots() => Accounts.Select(a => a.AsOf(Now));

    public (XSnapshot Around, XPost Post)? FindPost(long id)
    {
        foreach (var snapshot in Snapshots())
            if (snapshot.FindPost(id) is { } post)
                return (snapshot, post);
        return null;
    }

    public XFound? FindUser(long id)
    {
        if (Find(id) is { } account)
            return new(account.AsOf(Now).Self(), false);
        foreach (var snapshot in Snapshots())
            if (snapshot.FindPerson(id) is { } follow)
                return Person(snapshot, follow);
        return null;
    }

    public XFound? FindUser(string username)
    {
        if (Find(username) is { } account)
            return new(account.AsOf(Now).Self(), false);
        foreach (var snapshot in Snapshots())
            foreach (var follow in snapshot.People)
                if (string.Equals(snapshot.Account.People.Of(follow).Username, username, StringComparison.OrdinalIgnoreCase))
                    return Person(snapshot, follow);
        return null;
    }

    private static XFound Person(XSnapshot around, XFollow follow) =>
        new(around.Account.People.Of(follow), follow.IsSuspendedOn(around.LastDay));
}
