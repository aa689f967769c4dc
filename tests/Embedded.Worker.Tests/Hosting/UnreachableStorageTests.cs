using Engagement.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Embedded.Worker.Tests.Hosting;

public sealed class UnreachableStorageTests
{
    // Port 9 of the discard protocol: nobody listens there.
    private const string Nowhere = "DefaultEndpointsProtocol=http;AccountName=one;AccountKey=c2VjcmV0LWtleQ==;"
        + "BlobEndpoint=http://127.0.0.1:9/one;QueueEndpoint=http://127.0.0.1:9/one;";

    [Fact]
    public async Task Storage_ThatCannotBeReached_IsTriedAgainWhileHttpAnswers()
    {
        await using var host = await TestHost.StartAsync(new TestApp(Nowhere), typeof(Functions));

        (await host.Http.GetStringAsync("/api/Health")).ShouldBe("up");
        await Eventually.TrueAsync(
            () => Task.FromResult(Has(host, "Warning Host.Triggers.Queues: Queue ") && Has(host, "Error Host.Triggers.Timers: The state of timer Yearly could not be read and is tried again: ")),
            TimeSpan.FromSeconds(30),
            () => string.Join('\n', host.Log));
        host.Log.ShouldNotContain(line => line.Contains("c2VjcmV0LWtleQ", StringComparison.Ordinal));
    }

    private static bool Has(TestHost host, string start) => host.Log.Any(line => line.StartsWith(start, StringComparison.Ordinal));

    internal sealed class Functions
    {
        [Function("Health")]
        public static IResult Health([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Text("up");

        [Function("Reading")]
        public static void Read([QueueTrigger("%Queue%")] string message) => _ = message.Length;

        [Function("Yearly")]
        public static void Yearly([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer) => _ = timer.IsPastDue;
    }
}
