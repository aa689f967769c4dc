using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace Engagement.Functions.Storage;

/// <summary>Clients of the storage account that the triggers use too: one by connection string, or one by identity.</summary>
internal static class StorageConnection
{
    private const string Setting = "AzureWebJobsStorage";

    public static TableServiceClient Tables(IConfiguration configuration) => configuration[Setting] is { Length: > 0 } connection
        ? new(connection)
        : new(Endpoint(configuration, "table"), Identity(configuration));

    /// <summary>Of messages as the app writes them: the triggers read base64 and send anything else straight to the poison queue.</summary>
    public static QueueServiceClient Queues(IConfiguration configuration) => Queues(configuration, QueueMessageEncoding.Base64);

    /// <summary>Of messages as they are stored, whatever they are.</summary>
    public static QueueServiceClient StoredQueues(IConfiguration configuration) => Queues(configuration, QueueMessageEncoding.None);

    private static QueueServiceClient Queues(IConfiguration configuration, QueueMessageEncoding encoding) => configuration[Setting] is { Length: > 0 } connection
        ? new(connection, new QueueClientOptions { MessageEncoding = encoding })
        : new(Endpoint(configuration, "queue"), Identity(configuration), new QueueClientOptions { MessageEncoding = encoding });

    private static Uri Endpoint(IConfiguration configuration, string service) => configuration[$"{Setting}:{service}ServiceUri"] is { Length: > 0 } uri
        ? new(uri)
        : configuration[$"{Setting}:accountName"] is { Length: > 0 } account
            ? new($"https://{account}.{service}.core.windows.net")
            : throw new InvalidOperationException(
                $"No storage is configured: set {Setting} to a connection string, or {Setting}__accountName to the name of an account that the app's identity may use.");

    private static DefaultAzureCredential Identity(IConfiguration configuration) =>
        new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = configuration[$"{Setting}:clientId"] });
}
