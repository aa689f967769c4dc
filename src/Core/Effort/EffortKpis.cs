using Engagement.Core.Kpis;

namespace Engagement.Core.Effort;

/// <summary>What a page costs, over calendar months: KPIs that need what only the team knows.</summary>
public static class EffortKpis
{
    /// <summary>Hours of work.</summary>
    public static readonly KpiDefinition HoursSpent = Definition(
        "hours_spent", "Hours spent", "Heures passées", KpiUnit.Hours, "sum of the hours that the team entered", "-", "-", "never");

    /// <summary>Money spent.</summary>
    public static readonly KpiDefinition Cost = Definition(
        "cost", "Cost", "Coût", KpiUnit.Money, "sum of the costs that the team entered, in their currency", "-", "-", "costs are in two currencies");

    /// <summary>Work per post.</summary>
    public static readonly KpiDefinition HoursPerPost = Definition(
        "hours_per_post", "Hours per post", "Heures par publication", KpiUnit.Hours,
        "hours / posts published, over the months in which both are known", "hours of those months", "posts published in those months", "no post was published");

    /// <summary>Money per engagement.</summary>
    public static readonly KpiDefinition CostPerEngagement = Definition(
        "cost_per_engagement", "Cost per engagement", "Coût par engagement", KpiUnit.Money,
        "cost / engagements with the posts published (reactions + comments + shares, as last read), over the months in which both are known",
        "cost of those months", "engagements of those months", "engagements are 0, or costs are in two currencies");

    /// <summary>Every KPI that <see cref="Compute"/> returns, in its order.</summary>
    public static IReadOnlyList<KpiDefinition> Definitions { get; } = [HoursSpent, Cost, HoursPerPost, CostPerEngagement];

    /// <summary>Computes all of them over some calendar months.</summary>
    /// <param name="months">Consecutive months, at least one.</param>
    /// <exception cref="ArgumentException">There is no month.</exception>
    public static IReadOnlyList<PeriodKpi> Compute(IReadOnlyList<EffortMonth> months)
    {
        ArgumentNullException.ThrowIfNull(months);
        if (months.Count == 0)
            throw new ArgumentException("effort is computed over at least one month", nameof(months));
        var oneCurrency = months.Select(month => month.Effort?.Currency).OfType<string>().Distinct(StringComparer.Ordinal).Count() <= 1;
        return
        [
            Ratio(HoursSpent, months, month => month.Effort?.Hours, null, true),
            Ratio(Cost, months, month => (double?)month.Effort?.Cost, null, oneCurrency),
            Ratio(HoursPerPost, months, month => month.Effort?.Hours, month => month.Posts, true),
            Ratio(CostPerEngagement, months, month => (double?)month.Effort?.Cost, month => month.Engagements, oneCurrency),
        ];
    }

    private static PeriodKpi Ratio(
        KpiDefinition definition, IReadOnlyList<EffortMonth> months, Func<EffortMonth, double?> spentIn, Func<EffortMonth, PeriodKpi?>? gainedIn, bool isComparable)
    {
        var (spent, gained, n, missingDays) = (0.0, 0.0, 0, 0);
        var provisional = false;
        foreach (var month in months)
        {
            var kpi = gainedIn?.Invoke(month);
            if (spentIn(month) is not { } amount || gainedIn is not null && kpi?.Value is null)
            {
                missingDays += month.Month.DayCount;
                continue;
            }
            n++;
            spent += amount;
            gained += kpi?.Value ?? 0;
            missingDays += kpi?.MissingDays ?? 0;
            provisional |= kpi?.Status == MetricStatus.Provisional;
        }
        var status = n == 0 ? MetricStatus.NotCollected
            : !isComparable || gainedIn is not null && gained <= 0 ? MetricStatus.Undefined
            : missingDays > 0 ? MetricStatus.Partial
            : provisional ? MetricStatus.Provisional
            : MetricStatus.Ok;
        double? value = status.HasValue() ? gainedIn is null ? spent : spent / gained : null;
        var parts = gainedIn is not null && n > 0 && isComparable;
        return new(
            definition, new(months[0].Month.FirstDay, months[^1].Month.LastDay), value, parts ? spent : null, parts ? gained : null, n, missingDays, status, null, null);
    }

    private static KpiDefinition Definition(
        string id, string nameEn, string nameFr, KpiUnit unit, string formula, string numerator, string denominator, string undefinedWhen) =>
        new(id, 1, nameEn, nameFr, unit, formula, numerator, denominator, "months with what the formula needs", undefinedWhen, "entered by the team (PUT /api/pages/{network}/{id}/effort/{month})")
        {
            IsBentByGaps = denominator == "-",
        };
}
