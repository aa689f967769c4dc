using Engagement.Functions.Report;
using Engagement.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Engagement.Functions.Detect;

/// <summary>What the stage that looks for fake fans is made of.</summary>
internal static class DetectServices
{
    public static IServiceCollection AddDetection(this IServiceCollection services) => services
        .AddSingleton<PageSurpriseRows>().AddSingleton<PeerShockRows>().AddSingleton<TeamEventRows>()
        .AddSingleton<AnomalyRows>().AddSingleton<AnomalyVerdictRows>().AddSingleton<AnomalyExplanationRows>()
        .AddTransient<FakeFanProcessor>().AddTransient<PeerComparison>()
        .AddTransient<AnomaliesReport>().AddTransient<AnomalyExplaining>().AddTransient<TeamEventEntry>();
}
