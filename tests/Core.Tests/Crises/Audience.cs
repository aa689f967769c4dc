using Engagement.Core.Crises;

namespace Engagement.Core.Tests.Crises;

/// <summary>A made-up audience: over-dispersed counts with a daily and a weekly rhythm, most of it content.</summary>
internal sealed class Audience(int seed, double commentsPerDay, double upsetRate = 0.08, int people = 400)
{
    private readonly Random _random = new(seed);

    public static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    public List<Voice> Days(int days)
    {
        var voices = new List<Voice>();
        for (var hour = 0; hour < days * 24; hour++)
        {
            var rhythm = (hour % 24 is >= 7 and <= 22 ? 1.4 : 0.2) * (hour / 24 % 7 >= 5 ? 0.7 : 1.1);
            // A gamma-mixed Poisson count: posts and moods make some hours far busier than others.
            var mean = commentsPerDay / 24 * rhythm * Gamma(2) / 2;
            voices.AddRange(Hour(hour, Poisson(mean), upsetRate));
        }
        return voices;
    }

    public IEnumerable<Voice> Hour(int hour, int comments, double share, double insults = 0.1, double alertWords = 0.01, string? author = null) => Enumerable.Range(0, comments)
        .Select(_ => Start.AddHours(hour).AddSeconds(_random.Next(3600))).Order()
        .Select(at =>
        {
            var upset = _random.NextDouble() < share;
            return new Voice(at, author ?? $"a{_random.Next(people)}", _random.NextDouble() < 0.9 || upset, upset, upset && _random.NextDouble() < insults, upset && _random.NextDouble() < alertWords);
        });

    private int Poisson(double mean)
    {
        if (mean > 60)
            return (int)Math.Max(0, Math.Round(mean + (Math.Sqrt(mean) * Normal())));
        var (count, product, limit) = (0, _random.NextDouble(), Math.Exp(-mean));
        while (product > limit)
        {
            count++;
            product *= _random.NextDouble();
        }
        return count;
    }

    private double Gamma(int shape) => Enumerable.Range(0, shape).Sum(_ => -Math.Log(1 - _random.NextDouble()));

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
