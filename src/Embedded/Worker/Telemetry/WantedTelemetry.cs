using Microsoft.Extensions.DependencyInjection;

namespace Engagement.Embedded.Worker.Telemetry;

/// <summary>The app asked for Application Insights, which this host does not offer.</summary>
/// <param name="Setting">What says where telemetry goes.</param>
internal sealed record WantedTelemetry(string Setting)
{
    /// <returns>Null when nobody says where telemetry goes.</returns>
    public static string? Problem(IServiceCollection services, Func<string, string?> setting) => services
        .Select(service => service.ImplementationInstance).OfType<WantedTelemetry>().FirstOrDefault(wanted => setting(wanted.Setting) is { Length: > 0 }) is { } wanted
        ? $"{wanted.Setting} is set, and the embedded host sends nothing to Application Insights: leave the setting out, or deploy the app to Azure."
        : null;
}
