using System.Globalization;

namespace Engagement.Simulator.X;

internal sealed record XTokenPair(string Access, string Refresh);

/// <summary>The app's tokens and those that act for accounts: pairs that replace each other, in families that a replay ends.</summary>
internal sealed class XTokens
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    private readonly string _origin;
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Family> _families = [];
    private readonly Dictionary<string, (Family Family, DateTimeOffset Until)> _access = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Family> _refresh = new(StringComparer.Ordinal);

    public XTokens(string origin, IEnumerable<long> accountIds, TimeProvider clock)
    {
        (_origin, _clock) = (origin, clock);
        Bearer = AccessTokens.OfX(origin, "bearer");
        ClientId = AccessTokens.OfX(origin, "client");
        ClientSecret = AccessTokens.OfX(origin, "secret");
        foreach (var id in accountIds)
            Authorize(id);
    }

    public string Bearer { get; }

    public string ClientId { get; }

    public string ClientSecret { get; }

    /// <summary>A new family, as when the owner connects the account again.</summary>
    public XTokenPair Authorize(long accountId)
    {
        lock (_gate)
        {
            var family = new Family(accountId, (_families.GetValueOrDefault(accountId)?.Number ?? 0) + 1);
            _families[accountId] = family;
            return Issue(family);
        }
    }

    public XTokenPair LatestOf(long accountId)
    {
        lock (_gate)
            return _families[accountId].Latest!;
    }

    /// <summary>The account for which a token acts now, if any.</summary>
    public long? AccountOf(string accessToken)
    {
        lock (_gate)
            return _access.TryGetValue(accessToken, out var found) && !found.Family.IsDead && _clock.GetUtcNow() < found.Until
                ? found.Family.AccountId : null;
    }

    /// <summary>The account to which a refresh token was ever given.</summary>
    public long? OwnerOf(string refreshToken)
    {
        lock (_gate)
            return _refresh.GetValueOrDefault(refreshToken)?.AccountId;
    }

    /// <summary>The next pair; null when the token is not good, which ends its family when it was used before.</summary>
    public XTokenPair? Refresh(string refreshToken)
    {
        lock (_gate)
        {
            if (!_refresh.TryGetValue(refreshToken, out var family) || family.IsDead)
                return null;
            if (family.Latest!.Refresh == refreshToken)
                return Issue(family);
            family.IsDead = true;
            return null;
        }
    }

    private XTokenPair Issue(Family family)
    {
        var mark = string.Create(CultureInfo.InvariantCulture, $"{family.AccountId}|{family.Number}|{++family.Issued}");
        var pair = new XTokenPair(AccessTokens.OfX(_origin, "access|" + mark), AccessTokens.OfX(_origin, "refresh|" + mark));
        _access[pair.Access] = (family, _clock.GetUtcNow() + Lifetime);
        _refresh[pair.Refresh] = family;
        return family.Latest = pair;
    }

    private sealed class Family(long accountId, int number)
    {
        public long AccountId { get; } = accountId;

        public int Number { get; } = number;

        public int Issued { get; set; }

        public XTokenPair? Latest { get; set; }

        public bool IsDead { get; set; }
    }
}
