using Engagement.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Engagement.Functions.Report;

/// <summary>The reports that judge a page beyond its scorecard.</summary>
internal static class PageJudgements
{
    public static IServiceCollection AddPageJudgements(this IServiceCollection services) => services
        .AddSingleton<MonthlyEffortRows>().AddTransient<PageQuestion>()
        .AddTransient<KpiSeriesReport>().AddTransient<PercentilesReport>().AddTransient<BenchmarksReport>().AddTransient<MilestoneReport>().AddTransient<FatigueReport>()
        .AddTransient<ContentReport>().AddTransient<EffortEntry>().AddTransient<EffortReport>();
}
