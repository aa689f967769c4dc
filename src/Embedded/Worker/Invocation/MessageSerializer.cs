using System.Text.Json;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Engagement.Embedded.Worker.Invocation;

/// <summary>The serializer that the app chose in WorkerOptions, or System.Text.Json with the app's JsonSerializerOptions.</summary>
internal sealed class MessageSerializer(IOptions<WorkerOptions> worker, IOptions<JsonSerializerOptions> json)
{
    public ObjectSerializer Value { get; } = worker.Value.Serializer ?? new JsonObjectSerializer(json.Value);
}
