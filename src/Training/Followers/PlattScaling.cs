namespace Engagement.Training.Followers;

/// <summary>Turns sums of trees into log-likelihood ratios: a logistic regression on one variable.</summary>
/// <remarks>
/// Source: J. Platt, "Probabilistic outputs for support vector machines", 1999. Both classes weigh the same, so that the outcome is a likelihood
/// ratio whatever the data set's share of fakes. The slope is at most 1: sums are made more careful, never bolder.
/// </remarks>
internal static class PlattScaling
{
    private const int Steps = 60;

    // A slight pull towards "says nothing" keeps a variable that tells all apart from telling too much.
    private const double Ridge = 1e-4;

    public static (double Intercept, double Slope) Fit(IEnumerable<(double Sum, bool IsFake)> sample)
    {
        var points = sample.ToList();
        var fakes = points.Count(p => p.IsFake);
        var (a, b) = (0.0, 0.0);
        for (var step = 0; step < Steps; step++)
        {
            var (ga, gb, haa, hab, hbb) = (Ridge * a, Ridge * b, Ridge, 0.0, Ridge);
            foreach (var (sum, isFake) in points)
            {
                var weight = 0.5 / (isFake ? fakes : points.Count - fakes);
                var p = 1 / (1 + Math.Exp(-(a + b * sum)));
                var (error, curvature) = (weight * (p - (isFake ? 1 : 0)), weight * p * (1 - p));
                (ga, gb) = (ga + error, gb + error * sum);
                (haa, hab, hbb) = (haa + curvature, hab + curvature * sum, hbb + curvature * sum * sum);
            }
            var det = haa * hbb - hab * hab;
            (a, b) = (a - (hbb * ga - hab * gb) / det, Math.Clamp(b - (haa * gb - hab * ga) / det, 0, 1));
        }
        return (a, b);
    }
}
