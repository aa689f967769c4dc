using Azure.Storage.Queues;
using Engagement.Embedded.Worker.Settings;
using Engagement.Embedded.Worker.Timers;

namespace Engagement.Embedded.Worker.Discovery;

/// <summary>Connection strings that are there and can be used; their text appears in no message.</summary>
internal static class Connections
{
    public static string? Queues(AppSettings settings, string? name, Action<string> problem)
    {
        var text = settings.Connection(name, problem);
        return text is not null && Works(() => new QueueServiceClient(text), name, problem) ? text : null;
    }

    /// <summary>AzureWebJobsStorage, where the host keeps the state of timers.</summary>
    public static string? HostBlobs(AppSettings settings, Action<string> problem)
    {
        var text = settings.Connection(null, problem);
        return text is not null && Works(() => StorageAccount.Parse(text), null, problem) ? text : null;
    }

    private static bool Works(Func<object> use, string? name, Action<string> problem)
    {
        try
        {
            use();
            return true;
        }
        catch (Exception error) when (error is FormatException or ArgumentException)
        {
            problem($"the connection string '{name ?? "AzureWebJobsStorage"}' cannot be used; write it as DefaultEndpointsProtocol=...;AccountName=...;AccountKey=... or UseDevelopmentStorage=true.");
            return false;
        }
    }
}
