using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Engagement.Embedded.Worker.Settings;

/// <summary>What the host itself reads: environment variables over the Values of local.settings.json.</summary>
/// <remarks>Not the app's configuration: the host on Azure is another process and sees nothing that Program.cs adds.</remarks>
internal sealed partial class AppSettings
{
    private const string LocalFile = "local.settings.json";

    private readonly IConfiguration _configuration;

    private AppSettings(IConfiguration configuration) => _configuration = configuration;

    public string? this[string name] => _configuration[name.Replace("__", ":", StringComparison.Ordinal)];

    public static AppSettings Load(string appFolder, IReadOnlyDictionary<string, string?>? environment, ICollection<string> problems)
    {
        var builder = new ConfigurationBuilder().AddInMemoryCollection(LocalValues(appFolder, problems));
        if (environment is null)
            builder.AddEnvironmentVariables();
        else
            builder.AddInMemoryCollection(environment.Select(pair => KeyValuePair.Create(Key(pair.Key), pair.Value)));
        return new AppSettings(builder.Build());
    }

    public static IReadOnlyDictionary<string, string?> LocalValues(string appFolder, ICollection<string> problems)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var path = Path.Combine(appFolder, LocalFile);
        if (!File.Exists(path))
            return values;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path), HostJson.Reading);
            if (json.RootElement.TryGetProperty("IsEncrypted", out var encrypted) && encrypted.ValueKind == JsonValueKind.True)
                problems.Add($"{LocalFile}: IsEncrypted is true, and encrypted settings are a feature of Core Tools that the embedded host does not offer; decrypt the file.");
            else if (json.RootElement.TryGetProperty("Values", out var section))
                foreach (var property in section.EnumerateObject())
                    values[Key(property.Name)] = property.Value.ToString();
        }
        catch (JsonException error)
        {
            problems.Add($"{LocalFile} is not valid JSON at line {error.LineNumber + 1}; correct it or delete it.");
        }
        return values;
    }

    /// <summary>Replaces every %Name% by that setting; null when one is missing, with a problem added.</summary>
    public string? Expand(string text, Action<string> problem)
    {
        var complete = true;
        var expanded = Expression().Replace(text, match =>
        {
            var name = match.Groups[1].Value;
            if (this[name] is { Length: > 0 } value)
                return value;
            complete = false;
            problem($"the setting '{name}' of '{text}' is missing; set it as an environment variable or under Values in {LocalFile}.");
            return "";
        });
        return complete ? expanded : null;
    }

    /// <summary>The storage connection string that a trigger or an output names, by the order in which the real host looks for it.</summary>
    public string? Connection(string? name, Action<string> problem)
    {
        var expanded = name is null ? "Storage" : Expand(name, problem);
        if (expanded is null)
            return null;
        string[] candidates = [$"AzureWebJobs{expanded}", $"ConnectionStrings:{expanded}", expanded];
        if (candidates.Select(candidate => this[candidate]).FirstOrDefault(value => !string.IsNullOrEmpty(value)) is { } found)
            return found;
        var shown = name ?? "AzureWebJobsStorage";
        problem(candidates.Any(candidate => _configuration.GetSection(candidate).GetChildren().Any())
            ? $"the connection '{shown}' has only identity settings ({shown}__...), which the embedded host does not offer; set '{shown}' to a connection string."
            : $"the connection string '{shown}' is missing; set it as an environment variable or under Values in {LocalFile}.");
        return null;
    }

    public bool Flag(string name) => bool.TryParse(this[name], out var value) && value;

    /// <summary>A duration of a second or more: storage counts in whole seconds.</summary>
    public TimeSpan Span(string name, TimeSpan fallback, ICollection<string> problems)
    {
        if (this[name] is not { Length: > 0 } text)
            return fallback;
        if (TimeSpan.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var value) && value >= TimeSpan.FromSeconds(1))
            return value;
        problems.Add($"The setting '{name}' is '{text}', which is not a duration of a second or more; write it as hh:mm:ss.");
        return fallback;
    }

    private static string Key(string name) => name.Replace("__", ":", StringComparison.Ordinal);

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Expression();
}
