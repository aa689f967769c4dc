namespace Engagement.Core.FakeFans.Pages;

/// <summary>Names in storage, in the API and in reports.</summary>
public static class AnomalyNames
{
    /// <summary>The kind in lower snake case.</summary>
    public static string Name(this AnomalyKind kind) => kind switch
    {
        AnomalyKind.Burst => "burst",
        AnomalyKind.Drip => "drip",
        AnomalyKind.Dilution => "dilution",
        AnomalyKind.ForeignMix => "foreign_mix",
        AnomalyKind.Purge => "purge",
        AnomalyKind.DeliveryThenLoss => "delivery_then_loss",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of anomaly"),
    };

    /// <summary>The level in lower case.</summary>
    public static string Name(this SuspicionLevel level) => level switch
    {
        SuspicionLevel.None => "none",
        SuspicionLevel.Watch => "watch",
        SuspicionLevel.Suspicious => "suspicious",
        SuspicionLevel.Strong => "strong",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "not a level of suspicion"),
    };

    /// <summary>The cause in lower snake case.</summary>
    public static string Name(this RivalCauseKind kind) => kind switch
    {
        RivalCauseKind.ViralPost => "viral_post",
        RivalCauseKind.PaidViews => "paid_views",
        RivalCauseKind.TeamEvent => "team_event",
        RivalCauseKind.Giveaway => "giveaway",
        RivalCauseKind.PlatformShock => "platform_shock",
        RivalCauseKind.MetricChange => "metric_change",
        RivalCauseKind.DataGap => "data_gap",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of rival cause"),
    };

    /// <summary>Reads what <see cref="Name(AnomalyKind)"/> writes.</summary>
    /// <exception cref="FormatException">The text is not a kind.</exception>
    public static AnomalyKind ParseKind(string? name) => Find<AnomalyKind>(name, Name) ?? throw new FormatException($"'{name}' is not a kind of anomaly");

    /// <summary>Reads what <see cref="Name(SuspicionLevel)"/> writes.</summary>
    /// <exception cref="FormatException">The text is not a level.</exception>
    public static SuspicionLevel ParseLevel(string? name) => Find<SuspicionLevel>(name, Name) ?? throw new FormatException($"'{name}' is not a level of suspicion");

    /// <summary>Reads what <see cref="Name(RivalCauseKind)"/> writes.</summary>
    /// <exception cref="FormatException">The text is not a kind.</exception>
    public static RivalCauseKind ParseCause(string? name) => Find<RivalCauseKind>(name, Name) ?? throw new FormatException($"'{name}' is not a kind of rival cause");

    private static T? Find<T>(string? name, Func<T, string> nameOf)
        where T : struct, Enum => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => nameOf(value!.Value) == name);
}
