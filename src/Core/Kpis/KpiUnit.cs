namespace Engagement.Core.Kpis;

/// <summary>What one unit of a KPI's value is.</summary>
public enum KpiUnit
{
    /// <summary>Things counted: views, engagements, posts, follows.</summary>
    Count,

    /// <summary>Distinct people, as the network counts them.</summary>
    People,

    /// <summary>Distinct people of one day, averaged over days.</summary>
    PeoplePerDay,

    /// <summary>A ratio of two sums, not a percentage: 0.02 is 2 %. Can exceed 1.</summary>
    Rate,

    /// <summary>Things per seven days.</summary>
    PerWeek,

    /// <summary>Things per post.</summary>
    PerPost,

    /// <summary>Hours of work, in all or per post.</summary>
    Hours,

    /// <summary>Money in the currency in which it was entered, in all or per engagement.</summary>
    Money,
}

/// <summary>The names of units in storage, in the API and in reports.</summary>
public static class KpiUnitNames
{
    /// <summary>The unit in lower snake case, for example <c>per_week</c>.</summary>
    public static string Name(this KpiUnit unit) => unit switch
    {
        KpiUnit.Count => "count",
        KpiUnit.People => "people",
        KpiUnit.PeoplePerDay => "people_per_day",
        KpiUnit.Rate => "rate",
        KpiUnit.PerWeek => "per_week",
        KpiUnit.PerPost => "per_post",
        KpiUnit.Hours => "hours",
        KpiUnit.Money => "money",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "not a KPI unit"),
    };
}
