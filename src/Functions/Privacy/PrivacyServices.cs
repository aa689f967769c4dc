using Engagement.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Engagement.Functions.Privacy;

internal static class PrivacyServices
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services
        .AddSingleton<ErasureRows>().AddSingleton<ErasedPeople>().AddTransient<Erasures>().AddTransient<ErasureProcessor>();
}
