using Engagement.Core.FakeFans.Accounts.Cohorts;
using Engagement.Core.FakeFans.Accounts.Rules;

namespace Engagement.Core.FakeFans.Accounts;

/// <summary>Counts the accounts of a list, one after the other and in any order, until the list can be judged. Its memory does not grow with the list.</summary>
/// <param name="family">The family of networks that the list is from.</param>
/// <param name="observedDay">When the profiles were read; null when not known, and rules on their age then cannot be told.</param>
public sealed class FollowerTally(ProfileFamily family, DateOnly? observedDay = null)
{
    /// <summary>Steps of evidence per unit: fine enough that no share moves.</summary>
    private const int EvidenceSteps = 100;

    /// <summary>Below this difference between true and false positives a cut-off tells nothing.</summary>
    private const double LeastPower = 0.2;

    private const int MostCohorts = 20;

    private readonly FamilyModel _model = FollowerModel.Shipped.Of(family);
    private readonly Dictionary<int, long> _evidence = [];
    private readonly Dictionary<ProfileParts, long> _known = [];
    private readonly long[] _above = new long[Enum.GetValues<CutOff>().Length];
    private readonly long[] _labels = new long[Enum.GetValues<AccountLabel>().Length];
    private readonly long[][] _verdicts = [.. RuleSet.All.Select(_ => new long[Enum.GetValues<RuleVerdict>().Length])];
    private readonly CreationDays _days = new();
    private readonly HandleShapes _shapes = new();
    private readonly ArrivalBlocks _blocks = new();
    private MemberCounts _all;

    /// <summary>Counts one account.</summary>
    public void Add(AccountProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var score = _model.Score(profile);
        var step = (int)Math.Round(score.LogLikelihoodRatio * EvidenceSteps);
        _evidence[step] = _evidence.GetValueOrDefault(step) + 1;
        _known[score.Known] = _known.GetValueOrDefault(score.Known) + 1;
        _labels[(int)FollowerAudit.LabelOf(score)]++;
        for (var cut = 0; cut < _above.Length; cut++)
            _above[cut] += score.Probability() >= FamilyModel.CutOffs[cut] ? 1 : 0;
        for (var set = 0; set < _verdicts.Length; set++)
            _verdicts[set][(int)RuleSet.All[set].Apply(profile, observedDay).Verdict]++;
        _all += MemberCounts.Of(profile);
        _days.Add(profile);
        _shapes.Add(profile);
        _blocks.Add(profile);
    }

    /// <summary>Judges what was counted so far.</summary>
    public FollowerAudit Audit()
    {
        var rates = MeanRates(CutOff.Even);
        var status = _all.Members < FollowerAudit.LeastAccounts ? FollowerAuditStatus.NotEnoughData
            : rates.TruePositiveRate - rates.FalsePositiveRate < LeastPower ? FollowerAuditStatus.NotEnoughKnown
            : FollowerAuditStatus.Ok;
        var isTold = status == FollowerAuditStatus.Ok;
        var share = isTold ? RoganGladen.Share(Above(CutOff.Even), rates) : null;
        return new()
        {
            Family = family,
            ModelVersion = FollowerModel.Shipped.Version,
            ObservedDay = observedDay,
            N = _all.Members,
            Status = status,
            FakeShare = share,
            FakeShareInterval = isTold ? RoganGladen.IntervalOf(_above[(int)CutOff.Even], _all.Members, rates, _model.Fakes, _model.Genuine) : null,
            LowShare = share is null ? null : Math.Min(share.Value, Above(CutOff.Strict)),
            HighShare = share is null ? null : Math.Max(share.Value, Above(CutOff.Lenient)),
            AssumedShare = FakeShare.MostPlausible([.. _evidence.OrderBy(e => e.Key).Select(e => ((double)e.Key / EvidenceSteps, e.Value))]),
            Labels = [.. _labels],
            Verdicts = [.. _verdicts.Select(counts => (IReadOnlyList<long>)[.. counts])],
            Counts = _all,
            Cohorts =
            [
                .. _days.Find(_all).Concat(_shapes.Find(_all)).Concat(_blocks.Find())
                    .OrderByDescending(cohort => cohort.IsFlagged).ThenByDescending(cohort => cohort.Counts.Members).ThenBy(cohort => cohort.Name, StringComparer.Ordinal).Take(MostCohorts),
            ],
        };
    }

    private double Above(CutOff cutOff) => (double)_above[(int)cutOff] / _all.Members;

    /// <summary>How right a cut-off is on this list: accounts of which less is known are told apart less well.</summary>
    private ErrorRates MeanRates(CutOff cutOff)
    {
        var (truePositives, falsePositives) = (0.0, 0.0);
        foreach (var (known, count) in _known.OrderBy(k => k.Key))
        {
            var rates = _model.RatesOf(known, cutOff);
            (truePositives, falsePositives) = (truePositives + (count * rates.TruePositiveRate), falsePositives + (count * rates.FalsePositiveRate));
        }
        return _all.Members == 0 ? default : new(truePositives / _all.Members, falsePositives / _all.Members);
    }
}
