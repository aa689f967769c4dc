using Engagement.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Engagement.Functions.Operations;

internal static class OperationsServices
{
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton<FailedMessageRows>().AddSingleton<MessageFailures>().AddTransient<OperationsReport>().AddTransient<PoisonApi>();
}
