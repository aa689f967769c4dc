using System.Text.Json;
using Engagement.Functions.Connect;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Tests;

public class HostJsonTests
{
    [Fact]
    public void HostJson_DequeueLimit_IsTheOneTheAppCountsOn() => Queues().GetProperty("maxDequeueCount").GetInt32().ShouldBe(MessageQueues.MaxDequeueCount);

    [Fact]
    public void HostJson_Encoding_IsTheOneTheAppSends() => Queues().GetProperty("messageEncoding").GetString().ShouldBe("base64");

    [Fact]
    public void HostJson_FunctionTimeout_IsOverBeforeAPurgeIsSweptUp() =>
        TimeSpan.Parse(Root().GetProperty("functionTimeout").GetString()!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeLessThan(PageRemoval.SweepDelay);

    private static JsonElement Queues() => Root().GetProperty("extensions").GetProperty("queues");

    private static JsonElement Root() => JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json"))).RootElement;
}
