namespace Engagement.Core.FakeFans.Pages;

/// <summary>How unusual each day of a page was, before any cause is weighed: what peers are compared by.</summary>
/// <param name="Days">The days.</param>
/// <param name="Gained">By day, what follows gained were: effect is the log of observed over expected.</param>
/// <param name="Lost">By day, what followers lost were: effect is the share of followers lost beyond what was expected.</param>
public sealed record PageSurprises(DayRange Days, IReadOnlyList<DaySurprise> Gained, IReadOnlyList<DaySurprise> Lost);

/// <summary>How unusual one count of one day was.</summary>
/// <param name="Deviations">In standard normal deviations; NaN where nothing can be said.</param>
/// <param name="Effect">How much; NaN where nothing can be said.</param>
public readonly record struct DaySurprise(double Deviations, double Effect)
{
    /// <summary>A day of which nothing can be said.</summary>
    public static readonly DaySurprise Unknown = new(double.NaN, double.NaN);
}
