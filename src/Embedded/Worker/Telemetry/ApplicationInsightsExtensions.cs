using Engagement.Embedded.Worker.Telemetry;

namespace Microsoft.Extensions.DependencyInjection;

public static class ApplicationInsightsExtensions
{
    /// <summary>Sends nothing; where telemetry is configured all the same, the host does not start.</summary>
    public static IServiceCollection AddApplicationInsightsTelemetryWorkerService(this IServiceCollection services) =>
        services.AddSingleton(new WantedTelemetry("APPLICATIONINSIGHTS_CONNECTION_STRING"));
}
