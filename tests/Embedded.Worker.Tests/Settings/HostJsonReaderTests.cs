using Engagement.Embedded.Worker.Settings;
using Engagement.Testing;

namespace Engagement.Embedded.Worker.Tests.Settings;

public sealed class HostJsonReaderTests
{
    [Fact]
    public void Read_VersionOnly_GivesTheRealHostsDefaults()
    {
        var (host, problems) = Read("""{ "version": "2.0" }""");

        problems.ShouldBeEmpty();
        host.RoutePrefix.ShouldBe("api");
        host.Queues.ShouldBe(new QueueSettings
        {
            BatchSize = 16,
            MaxDequeueCount = 5,
            VisibilityTimeout = TimeSpan.Zero,
            MaxPollingInterval = TimeSpan.FromMinutes(1),
            Base64 = true,
        });
        host.Queues.NewBatchThreshold.ShouldBe(8);
    }

    [Fact]
    public void Read_EverySetting_TakesIt()
    {
        var (host, problems) = Read("""
            { "version": "2.0", "functionTimeout": "00:10:00", // comments are allowed
              "logging": { "logLevel": { "default": "Warning", "Function": "Information" } },
              "extensions": { "http": { "routePrefix": "v1/x" }, "queues": { "batchSize": 8, "newBatchThreshold": 3, "maxDequeueCount": 2,
                "visibilityTimeout": "00:01:00", "maxPollingInterval": "00:00:10", "messageEncoding": "none" } }, }
            """);

        problems.ShouldBeEmpty();
        host.FunctionTimeout.ShouldBe(TimeSpan.FromMinutes(10));
        host.RoutePrefix.ShouldBe("v1/x");
        host.LogLevels["Function"].ShouldBe("Information");
        host.Queues.ShouldBe(new QueueSettings
        {
            BatchSize = 8,
            NewBatchThreshold = 3,
            MaxDequeueCount = 2,
            VisibilityTimeout = TimeSpan.FromMinutes(1),
            MaxPollingInterval = TimeSpan.FromSeconds(10),
            Base64 = false,
        });
    }

    [Fact]
    public void Read_TimeoutOfMinusOne_IsUnbounded() => Read("""{ "version": "2.0", "functionTimeout": "-1" }""").Host.FunctionTimeout.ShouldBeNull();

    [Theory]
    [InlineData("""{ }""", "host.json: version is 'missing'; set it to \"2.0\".")]
    [InlineData("""{ "version": "2.0", "concurrency": {} }""", "host.json: concurrency is a feature of the Azure Functions host that the embedded host does not offer; remove it.")]
    [InlineData("""{ "version": "2.0", "extensions": { "blobs": {} } }""", "host.json: extensions.blobs is a feature of the Azure Functions host that the embedded host does not offer; remove it.")]
    [InlineData("""{ "version": "2.0", "extensions": { "http": { "hsts": {} } } }""", "host.json: extensions.http.hsts is a feature of the Azure Functions host that the embedded host does not offer; remove it.")]
    [InlineData("""{ "version": "2.0", "extensions": { "queues": { "batchSize": 33 } } }""", "host.json: extensions.queues.batchSize is 33; write a whole number from 1 to 32.")]
    [InlineData("""{ "version": "2.0", "extensions": { "queues": { "maxPollingInterval": 5 } } }""", "host.json: extensions.queues.maxPollingInterval is 5; write a duration from 00:00:00.1000000 to 1.00:00:00 as \"hh:mm:ss\".")]
    [InlineData("""{ "version": "2.0", "extensions": { "queues": { "messageEncoding": "utf8" } } }""", "host.json: extensions.queues.messageEncoding is 'utf8'; write \"base64\" or \"none\".")]
    [InlineData("""{ "version": "2.0", "functionTimeout": "soon" }""", "host.json: functionTimeout is 'soon'; write a duration as \"hh:mm:ss\", or \"-1\" for none.")]
    [InlineData("""{ "version": "2.0", "logging": { "logLevel": { "default": "Loud" } } }""", "host.json: logging.logLevel.default is 'Loud'; write Trace, Debug, Information, Warning, Error, Critical or None.")]
    [InlineData("""{ "version": """, "host.json is not valid JSON at line 1; correct it.")]
    public void Read_SomethingWrong_SaysWhatAndHowToCorrectIt(string json, string expected) => Read(json).Problems.ShouldBe([expected]);

    [Fact]
    public void Read_WithoutTheFile_SaysWhereItBelongs()
    {
        using var folder = new TemporaryFolder();
        var problems = new List<string>();

        new HostJsonReader(problems).Read(folder.Path);

        problems.ShouldBe([$"host.json is missing in {folder.Path}; add one with \"version\": \"2.0\" and copy it to the output folder."]);
    }

    private static (HostJson Host, List<string> Problems) Read(string json)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "host.json"), json);
        var problems = new List<string>();
        return (new HostJsonReader(problems).Read(folder.Path), problems);
    }
}
