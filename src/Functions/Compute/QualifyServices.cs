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
        services.TryAddSingleton(new TextReadings(text => CommentReader.Default.Read(text), CommentReader.Version));
        return services
            .AddSingleton<ConversationRows>().AddSingleton<TermRows>()
            .AddTransient<ChangedConversations>().AddTransient<ConversationReader>().AddTransient<TermCounting>().AddTransient<QualitativeKpiProcessor>();
    }
}
