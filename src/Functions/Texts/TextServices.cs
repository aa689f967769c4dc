using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Engagement.Functions.Texts;

/// <summary>What reads texts.</summary>
internal static class TextServices
{
    private const int MaxAnswerBytes = 1024 * 1024;

    public static IServiceCollection AddTexts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AzureLanguageOptions>().Bind(configuration.GetSection(AzureLanguageOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpClient<AzureLanguageClient>(http =>
        {
            http.Timeout = AzureLanguageOptions.Timeout;
            http.MaxResponseContentBufferSize = MaxAnswerBytes;
        }).RemoveAllLoggers();
        return services.AddTransient<TextReaders>().AddTransient<TextsReport>();
    }
}
