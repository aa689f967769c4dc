using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Engagement.Embedded.Worker.Hosting;

/// <summary>One line per event on standard error; standard output carries the address alone, for whoever started the process.</summary>
internal static class HostLogging
{
    public static void Configure(ILoggingBuilder logging)
    {
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss.fff ";
            console.UseUtcTimestamp = true;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        // A failed start is told by the exception that ends the process.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
    }

    /// <summary>host.json's levels, which "default" and category prefixes set as in the real host.</summary>
    public static void Apply(ILoggingBuilder logging, IReadOnlyDictionary<string, string> levels)
    {
        foreach (var (category, level) in levels)
            logging.AddFilter(category.Equals("default", StringComparison.OrdinalIgnoreCase) ? null : category, Enum.Parse<LogLevel>(level, ignoreCase: true));
    }
}
