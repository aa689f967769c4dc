using Engagement.Simulator.Generation;

namespace Engagement.Simulator.X;

/// <summary>Who followed an account when, from <see cref="XCharacter.Epoch"/> on; later days never change earlier ones.</summary>
internal sealed class XFollowers(int seed, int number, XCharacter character, double scale, Rhythm rhythm)
{
    /// <summary>Each stretch of this many days holds one purchase, so that any 90 days hold a whole one.</summary>
    private const int PurchaseStretch = 45;

    private readonly Lock _gate = new();
    private readonly List<XFollow> _follows = [];
    private readonly List<int> _gained = [];
    private readonly List<int> _lost = [];
    private readonly List<long> _totals = [];

    /// <summary>Those who followed from the start: the people who also write to the account.</summary>
    public int Regulars => (int)(scale * character.FollowersAtEpoch);

    /// <param name="number">From 0 up to <see cref="Regulars"/>.</param>
    public XFollow Regular(int number)
    {
        lock (_gate)
        {
            Reach(XCharacter.Epoch);
            return _follows[number];
        }
    }

    /// <summary>Every follow up to the end of a day, oldest first, those who left included.</summary>
    public IReadOnlyList<XFollow> Through(DateOnly day)
    {
        lock (_gate)
        {
            Reach(day);
            return [.. _follows.TakeWhile(f => f.Day <= day)];
        }
    }

    /// <summary>New follows, lost ones and the total at the end of a day.</summary>
    public (int Gained, int Lost, long Total) On(DateOnly day)
    {
        lock (_gate)
        {
            Reach(day);
            var index = day.DayNumber - XCharacter.Epoch.DayNumber;
            return (_gained[index], _lost[index], _totals[index]);
        }
    }

    private void Reach(DateOnly day)
    {
        while (_totals.Count <= day.DayNumber - XCharacter.Epoch.DayNumber)
            Add(XCharacter.Epoch.AddDays(_totals.Count));
    }

    private void Add(DateOnly day)
    {
        var index = day.DayNumber - XCharacter.Epoch.DayNumber;
        var before = index == 0 ? 0 : _totals[index - 1];
        var dice = Dice.For(seed, "x follows", number, day.DayNumber);
        var came = index == 0 ? Regulars
            : dice.Count(scale * character.NewFollows * rhythm.Mood(day) * (1 + rhythm.Campaign(day)) * Math.Sqrt(rhythm.ViralPull(day)));
        var counted = _follows.Count;
        for (var i = 0; i < came; i++)
            Follow(day, isBought: index > 0 && dice.Unit() < character.BoughtShare, batch: 0);
        var (batch, bought) = Purchase(day, before);
        for (var i = 0; i < bought; i++)
            Follow(day, isBought: true, batch);

        Grow(_gained, index);
        Grow(_lost, index);
        _gained[index] = _follows.Count - counted;
        _totals.Add(before + _gained[index] - _lost[index]);
    }

    /// <summary>A purchase is delivered over three days.</summary>
    private (int Batch, int Count) Purchase(DateOnly day, long followers)
    {
        var stretch = day.DayNumber / PurchaseStretch;
        var first = stretch * PurchaseStretch + Dice.For(seed, "x purchase", number, stretch).Below(PurchaseStretch - 3);
        var isDelivery = character.Purchase > 0 && day.DayNumber >= first && day.DayNumber < first + 3;
        // Of the size that the account had at the start: bought followers must not make the next purchase larger.
        return isDelivery && followers > 0 ? (stretch, (int)(Regulars * character.Purchase / 3)) : (0, 0);
    }

    private void Follow(DateOnly day, bool isBought, int batch)
    {
        var dice = Dice.For(seed, "x follower", number, _follows.Count);
        var leaves = dice.Unit() < (isBought ? 0.45 : 0.3);
        var stays = isBought ? 20 + dice.Below(100) : 1 + (int)(-Math.Log(1 - dice.Unit()) * 400);
        DateOnly? left = leaves ? day.AddDays(stays) : null;
        _follows.Add(new(_follows.Count, day, isBought, batch, left));
        if (left is not { } leftOn)
            return;
        var index = leftOn.DayNumber - XCharacter.Epoch.DayNumber;
        Grow(_lost, index);
        _lost[index]++;
    }

    private static void Grow(List<int> counts, int index)
    {
        while (counts.Count <= index)
            counts.Add(0);
    }
}
