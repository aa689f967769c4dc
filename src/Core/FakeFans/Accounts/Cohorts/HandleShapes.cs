using System.Globalization;
using System.Text.RegularExpressions;

namespace Engagement.Core.FakeFans.Accounts.Cohorts;

/// <summary>Finds handles that are made alike: one shape more frequent than those that differ from it by one character.</summary>
/// <remarks>Only shapes with lengths, as <see cref="ProfileFeatures.HandleShape"/> writes them: without, most of the world shares a few.</remarks>
internal sealed partial class HandleShapes
{
    private const double Significance = 1e-4;
    private const int LeastMembers = 5;
    private const double LeastShare = 0.01;

    /// <summary>Shapes that are kept; handles have some dozens of frequent ones, and a list of a million must not grow with its rare ones.</summary>
    private const int MostShapes = 20_000;

    private readonly Dictionary<string, MemberCounts> _shapes = new(StringComparer.Ordinal);
    private bool _lacksLengths;

    public void Add(AccountProfile profile)
    {
        if (_lacksLengths || profile.HandleShape is not { Length: > 0 } shape)
            return;
        // In a notation without lengths a9 is any handle of letters and digits: one other shape gives the notation away.
        _lacksLengths = !_shapes.ContainsKey(shape) && !WithLengths().IsMatch(shape);
        if (!_lacksLengths && (_shapes.Count < MostShapes || _shapes.ContainsKey(shape)))
            _shapes[shape] = _shapes.GetValueOrDefault(shape) + MemberCounts.Of(profile);
    }

    public IEnumerable<Cohort> Find(MemberCounts all)
    {
        if (_lacksLengths)
            yield break;
        var limit = Significance / Math.Max(1, _shapes.Count);
        foreach (var (shape, counts) in _shapes.Where(s => s.Value.Members >= Math.Max(LeastMembers, LeastShare * all.Members)).OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            var expected = Math.Max(1, Neighbours(shape).Max(neighbour => _shapes.GetValueOrDefault(neighbour).Members));
            if (PoissonTail.AtLeast(counts.Members, expected) is var p && p < limit)
                yield return new(CohortKind.HandleShape, 0, 0, shape, counts, expected, p, all - counts);
        }
    }

    private static IEnumerable<string> Neighbours(string shape)
    {
        foreach (Match run in Lengths().Matches(shape))
            foreach (var step in (int[])[-1, 1])
                yield return string.Concat(
                    shape.AsSpan(0, run.Index), (int.Parse(run.Value, CultureInfo.InvariantCulture) + step).ToString(CultureInfo.InvariantCulture), shape.AsSpan(run.Index + run.Length));
    }

    [GeneratedRegex("^([ado][0-9]{1,3})+$")]
    private static partial Regex WithLengths();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Lengths();
}
