using System.Text.Json;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Tests;

public class HostJsonTests
{
    [Fact]
    public void HostJson_DequeueLimit_IsTheOneTheAppCountsOn() => Queues().GetProperty("maxDequeueCount").GetInt32().ShouldBe(MessageQueues.MaxDequeueCount);

    [Fact]
    public void HostJson_Encoding_IsTheOneTheAppSends() => Queues().GetProperty("messageEncoding").GetString().ShouldBe("base64");

    private static JsonElement Queues() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json"))).RootElement.GetProperty("extensions").GetProperty("queues");
}
