using Engagement.Functions.Alert.Digest;
using Engagement.Functions.Alert.Graph;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Alert;

/// <summary>What tells people things.</summary>
internal static class AlertServices
{
    public static IServiceCollection AddAlerts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AlertOptions>().Bind(configuration.GetSection(AlertOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<AlertOptions>, AlertOptionsValidator>();
        services.TryAddSingleton(_ => GraphAccess.Identity());
        services.AddSingleton<GraphAccess>().AddTransient<GraphGroup>().AddTransient<GraphMailbox>().AddTransient<GraphDrive>();
        services.AddSingleton<AlertRows>().AddTransient<RecordedSending>().AddTransient<AlertSender>().AddTransient<PipelineWatch>();
        services.AddTransient<DigestReader>().AddTransient<DigestSender>();
        return services;
    }
}
