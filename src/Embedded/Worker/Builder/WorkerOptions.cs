using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker;

public class WorkerOptions
{
    /// <summary>Reads and writes messages; by default System.Text.Json with the configured JsonSerializerOptions, property names case-insensitive.</summary>
    public ObjectSerializer? Serializer { get; set; }
}
