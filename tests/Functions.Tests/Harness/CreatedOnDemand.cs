using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Engagement.Functions.Tests.Harness;

/// <summary>Creates a test's tables or queues when a request first needs one: a test needs few of them, and each costs the emulator time.</summary>
internal sealed partial class CreatedOnDemand(Func<string, Task> create) : HttpPipelinePolicy
{
    private readonly ConcurrentDictionary<string, Lazy<Task>> _created = new(StringComparer.Ordinal);

    /// <summary>What there is to remove.</summary>
    public IEnumerable<string> Names => _created.Keys;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (await NameAsync(message.Request) is { } name)
            await _created.GetOrAdd(name, n => new(() => create(n))).Value;
        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException("the app waits for storage asynchronously");

    private static async Task<string?> NameAsync(Request request)
    {
        var path = request.Uri.Path;
        if (!path.EndsWith("$batch", StringComparison.Ordinal))
            return Name().Match(path) is { Success: true } found ? found.Groups["name"].Value : null;
        // A transaction names its table in its parts.
        using var content = new MemoryStream();
        await request.Content!.WriteToAsync(content, CancellationToken.None);
        return Name().Match(Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length)).Groups["name"].Value;
    }

    // Rows of a table, or messages of a queue; but a queue of messages that were given up is there only once one was.
    [GeneratedRegex(@"devstoreaccount1/(?<name>t\d+p\d+\w+)(?=[(?]| HTTP|$)|devstoreaccount1/(?<name>[\w-]+)(?<!-poison)/messages")]
    private static partial Regex Name();
}
