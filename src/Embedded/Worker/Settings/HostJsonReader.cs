using System.Globalization;
using System.Text.Json;

namespace Engagement.Embedded.Worker.Settings;

/// <summary>Reads host.json and names everything in it that would be ignored or misread.</summary>
internal sealed class HostJsonReader(ICollection<string> problems)
{
    private const string FileName = "host.json";

    // They tune monitoring, bundles and file watching, which have no counterpart in one process without telemetry.
    private static readonly string[] WithoutEffect =
        ["$schema", "aggregator", "applicationInsights", "extensionBundle", "healthMonitor", "managedDependency", "telemetryMode", "watchDirectories", "watchFiles"];

    public HostJson Read(string appFolder)
    {
        var path = Path.Combine(appFolder, FileName);
        if (!File.Exists(path))
        {
            problems.Add($"{FileName} is missing in {appFolder}; add one with \"version\": \"2.0\" and copy it to the output folder.");
            return new HostJson();
        }
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path), HostJson.Reading);
            return Read(json.RootElement);
        }
        catch (JsonException error)
        {
            problems.Add($"{FileName} is not valid JSON at line {error.LineNumber + 1}; correct it.");
            return new HostJson();
        }
    }

    private HostJson Read(JsonElement root)
    {
        var result = new HostJson();
        if (!root.TryGetProperty("version", out var version) || version.ToString() != "2.0")
            problems.Add($"{FileName}: version is '{(version.ValueKind == JsonValueKind.Undefined ? "missing" : version)}'; set it to \"2.0\".");
        foreach (var property in root.EnumerateObject())
        {
            result = property.Name switch
            {
                "version" => result,
                "functionTimeout" => result with { FunctionTimeout = Timeout(property.Value) },
                "logging" => result with { LogLevels = LogLevels(property.Value) },
                "extensions" => Extensions(property.Value, result),
                _ when WithoutEffect.Contains(property.Name) => result,
                _ => NotOffered(property.Name, result),
            };
        }
        return result;
    }

    private HostJson Extensions(JsonElement section, HostJson result)
    {
        foreach (var property in section.EnumerateObject())
        {
            result = property.Name switch
            {
                "queues" => result with { Queues = Queues(property.Value) },
                "http" => Http(property.Value, result),
                _ => NotOffered($"extensions.{property.Name}", result),
            };
        }
        return result;
    }

    private HostJson Http(JsonElement section, HostJson result)
    {
        foreach (var property in section.EnumerateObject())
        {
            result = property.Name == "routePrefix"
                ? result with { RoutePrefix = property.Value.ToString().Trim('/') }
                : NotOffered($"extensions.http.{property.Name}", result);
        }
        return result;
    }

    private QueueSettings Queues(JsonElement section)
    {
        var result = new QueueSettings();
        foreach (var property in section.EnumerateObject())
        {
            result = property.Name switch
            {
                "batchSize" => result with { BatchSize = Number(property, 1, 32) },
                "newBatchThreshold" => result with { NewBatchThreshold = Number(property, 0, 1000) },
                "maxDequeueCount" => result with { MaxDequeueCount = Number(property, 1, 1000) },
                "visibilityTimeout" => result with { VisibilityTimeout = Span(property, TimeSpan.Zero, TimeSpan.FromDays(7)) },
                "maxPollingInterval" => result with { MaxPollingInterval = Span(property, TimeSpan.FromMilliseconds(100), TimeSpan.FromDays(1)) },
                "messageEncoding" => result with { Base64 = Encoding(property.Value.ToString()) },
                _ => NotOffered($"extensions.queues.{property.Name}", result),
            };
        }
        return result;
    }

    private int Number(JsonProperty property, int least, int most)
    {
        if (property.Value.ValueKind == JsonValueKind.Number && property.Value.TryGetInt32(out var value) && value >= least && value <= most)
            return value;
        problems.Add($"{FileName}: extensions.queues.{property.Name} is {property.Value.GetRawText()}; write a whole number from {least} to {most}.");
        return least;
    }

    private TimeSpan Span(JsonProperty property, TimeSpan least, TimeSpan most)
    {
        if (TimeSpan.TryParse(property.Value.ToString(), CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            return value;
        problems.Add($"{FileName}: extensions.queues.{property.Name} is {property.Value.GetRawText()}; write a duration from {least:c} to {most:c} as \"hh:mm:ss\".");
        return least;
    }

    private bool Encoding(string name)
    {
        if (!name.Equals("base64", StringComparison.OrdinalIgnoreCase) && !name.Equals("none", StringComparison.OrdinalIgnoreCase))
            problems.Add($"{FileName}: extensions.queues.messageEncoding is '{name}'; write \"base64\" or \"none\".");
        return !name.Equals("none", StringComparison.OrdinalIgnoreCase);
    }

    private TimeSpan? Timeout(JsonElement value)
    {
        var text = value.ToString();
        if (text == "-1")
            return null;
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var timeout) && timeout > TimeSpan.Zero)
            return timeout;
        problems.Add($"{FileName}: functionTimeout is '{text}'; write a duration as \"hh:mm:ss\", or \"-1\" for none.");
        return null;
    }

    private Dictionary<string, string> LogLevels(JsonElement section)
    {
        if (!section.TryGetProperty("logLevel", out var levels))
            return [];
        foreach (var level in levels.EnumerateObject().Where(level => !Enum.TryParse<Microsoft.Extensions.Logging.LogLevel>(level.Value.ToString(), true, out _)))
            problems.Add($"{FileName}: logging.logLevel.{level.Name} is '{level.Value}'; write Trace, Debug, Information, Warning, Error, Critical or None.");
        return levels.EnumerateObject().ToDictionary(level => level.Name, level => level.Value.ToString());
    }

    private T NotOffered<T>(string path, T result)
    {
        problems.Add($"{FileName}: {path} is a feature of the Azure Functions host that the embedded host does not offer; remove it.");
        return result;
    }
}
