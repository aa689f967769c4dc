namespace Engagement.Functions.Alert;

/// <summary>How log lines begin that alert rules of Azure Monitor look for (infra/bicep/modules/alerts.bicep; a test compares them).</summary>
internal static class WatchSignals
{
    public const string TokenEnds = "Token ends soon";
    public const string SpendNearBound = "Spend near its bound";

    public static readonly IReadOnlyList<string> All = [TokenEnds, SpendNearBound];
}
