using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions;

/// <summary>What the app tells Application Insights, where the setting APPLICATIONINSIGHTS_CONNECTION_STRING names one.</summary>
internal static class Telemetry
{
    private const string Provider = "Microsoft.Extensions.Logging.ApplicationInsights.ApplicationInsightsLoggerProvider";

    private const string ConnectionSetting = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration[ConnectionSetting]))
            return services;
        services.AddApplicationInsightsTelemetryWorkerService().ConfigureFunctionsApplicationInsights();
        // The package lets warnings alone through. Source: https://learn.microsoft.com/azure/azure-functions/dotnet-isolated-process-guide#managing-log-levels
        return services.Configure<LoggerFilterOptions>(filters =>
        {
            if (filters.Rules.FirstOrDefault(rule => rule.ProviderName == Provider) is { } onlyWarnings)
                filters.Rules.Remove(onlyWarnings);
            // One line per request to storage or a network would be most of the bill.
            filters.Rules.Add(new LoggerFilterRule(Provider, "System.Net.Http.HttpClient", LogLevel.Warning, null));
            filters.Rules.Add(new LoggerFilterRule(Provider, "Azure.Core", LogLevel.Warning, null));
        });
    }
}
