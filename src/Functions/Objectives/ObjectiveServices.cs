using Engagement.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Engagement.Functions.Objectives;

internal static class ObjectiveServices
{
    public static IServiceCollection AddObjectives(this IServiceCollection services) =>
        services.AddSingleton<ObjectiveRows>().AddSingleton<ObjectiveValueRows>().AddSingleton<ObjectiveProgressReader>().AddTransient<ObjectiveApi>();
}
