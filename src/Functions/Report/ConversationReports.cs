using Microsoft.Extensions.DependencyInjection;

namespace Engagement.Functions.Report;

/// <summary>The reports on what people say.</summary>
internal static class ConversationReports
{
    public static IServiceCollection AddConversationReports(this IServiceCollection services) => services
        .AddTransient<PeriodRequests>().AddTransient<ConversationKpis>().AddTransient<KpiAnswers>()
        .AddTransient<AnswersReport>().AddTransient<ToneReport>().AddTransient<ModerationReport>().AddTransient<TopicsReport>().AddTransient<CrisesReport>();
}
