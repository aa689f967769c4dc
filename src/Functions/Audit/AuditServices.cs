using Engagement.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Engagement.Functions.Audit;

/// <summary>What audits of followers are made of.</summary>
internal static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services) =>
        services.AddTransient<FollowerAuditRows>().AddTransient<FollowerAuditProcessor>().AddTransient<FollowerAuditReport>();
}
