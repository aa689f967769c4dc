using Engagement.Core.Kpis;

namespace Engagement.Core.Effort;

/// <summary>One calendar month: what was spent, and what came of it.</summary>
/// <param name="Month">The month.</param>
/// <param name="Effort">What the team entered; null when nothing.</param>
/// <param name="Posts">The month's <c>posts_published</c>; null when not computed.</param>
/// <param name="Engagements">The month's <c>post_engagements</c>; null when not computed.</param>
public sealed record EffortMonth(DayRange Month, MonthlyEffort? Effort, PeriodKpi? Posts, PeriodKpi? Engagements);
