using Engagement.Core.Crises;
using Engagement.Core.Text;
using Engagement.Functions.Collect;
using Engagement.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Engagement.Functions.Compute;

/// <summary>What judging conversations is made of.</summary>
internal static class QualifyServices
{
    public static IServiceCollection AddQualify(this IServiceCollection services)
    {
        // The sum grows with either: a reading is what the reader reads, and the words of alarm.
        services.TryAddSingleton(new TextReadings(text => CommentReader.Default.Read(text), CommentReader.Version + AlertWords.Version));
        return services
            .AddSingleton<ConversationRows>().AddSingleton<TermRows>().AddSingleton<CrisisRows>()
            .AddTransient<ChangedConversations>().AddTransient<ConversationReader>().AddTransient<TermCounting>().AddTransient<CrisisFinding>().AddTransient<QualitativeKpiProcessor>();
    }
}
