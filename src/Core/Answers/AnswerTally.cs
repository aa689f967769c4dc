using Engagement.Core.Kpis;

namespace Engagement.Core.Answers;

/// <summary>How a period's calls for an answer were answered, in one channel.</summary>
internal sealed class AnswerTally
{
    private static readonly int[] Windows = [60, 4 * 60, 24 * 60];

    private readonly List<double> _minutes = [];
    private readonly long[] _within = new long[Windows.Length];
    private readonly long[] _elapsed = new long[Windows.Length];

    public long Count { get; private set; }

    public long Answered => _minutes.Count;

    public void Add(CallForAnswer call)
    {
        Count++;
        if (call.Minutes is { } minutes)
            _minutes.Add(minutes);
        // A call whose window is not over yet may still be answered in time: it counts neither way, even when it was answered already, since
        // of those that wait only the quick ones would be known.
        for (var window = 0; window < Windows.Length; window++)
            if (call.WaitedMinutes >= Windows[window])
            {
                _elapsed[window]++;
                _within[window] += call.Minutes <= Windows[window] ? 1 : 0;
            }
    }

    public IEnumerable<PeriodKpi> Kpis(SampleKpis kpis, AnswerDefinitions of)
    {
        _minutes.Sort();
        yield return kpis.Count(of.Calls, Count);
        yield return kpis.Share(of.ResponseRate, Answered, Count);
        yield return kpis.Quantile(of.Median, _minutes, 0.5);
        yield return kpis.Quantile(of.P90, _minutes, 0.9);
        for (var window = 0; window < Windows.Length; window++)
            yield return kpis.Share(of.Within[window], _within[window], _elapsed[window]);
    }
}
