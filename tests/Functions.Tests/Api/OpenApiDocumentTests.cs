using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Engagement.Functions.Api;
using Engagement.Functions.Collect;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Tests.Api;

/// <summary>The document against the functions themselves, found here without its help.</summary>
public class OpenApiDocumentTests
{
    private static readonly JsonObject Document = OpenApiDocument.Of("https://kpi.example.com");

    private static readonly (MethodInfo Method, HttpTriggerAttribute Trigger)[] Functions =
        [.. from type in typeof(CollectPage).Assembly.GetTypes()
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where method.GetCustomAttribute<FunctionAttribute>() is not null
            from parameter in method.GetParameters()
            let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
            where trigger is not null
            select (method, trigger)];

    [Fact]
    public void Paths_AreTheRoutesOfTheFunctions()
    {
        var documented = Document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(verb => $"{verb.Key} {path.Key}"));

        documented.Order().ShouldBe(Functions.SelectMany(one => one.Trigger.Methods!.Select(verb => $"{verb.ToLowerInvariant()} /api/{one.Trigger.Route!.Replace("*", "", StringComparison.Ordinal)}")).Order());
    }

    [Fact]
    public void Operations_HaveTheirFunctionsKeysAndRouteParameters()
    {
        foreach (var (method, trigger) in Functions)
        {
            var operation = Operation(method, trigger);
            operation["security"]!.AsArray().Count.ShouldBe(trigger.AuthLevel == AuthorizationLevel.Anonymous ? 0 : 2, trigger.Route);
            operation["parameters"]!.AsArray().Where(parameter => (string)parameter!["in"]! == "path").Select(parameter => (string)parameter!["name"]!)
                .ShouldBe(Regex.Matches(trigger.Route!, @"\{\*?(\w+)\}").Select(match => match.Groups[1].Value));
            operation["summary"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        }
    }

    [Fact]
    public void QueryParameters_AreThoseThatTheFunctionsRead()
    {
        var sources = Directory.GetFiles(Path.Combine(Engagement.Testing.RepositoryRoot.Path, "src", "Functions"), "*.cs", SearchOption.AllDirectories).ToDictionary(file => Path.GetFileName(file)!, File.ReadAllText);
        foreach (var (method, trigger) in Functions.Where(one => !one.Trigger.Route!.Contains("odata", StringComparison.Ordinal) && !one.Trigger.Route.Contains("export", StringComparison.Ordinal)))
        {
            var read = Regex.Matches(sources[$"{method.DeclaringType!.Name}.cs"], @"request\.Query\[""(\w+)""\]").Select(match => match.Groups[1].Value);

            Operation(method, trigger)["parameters"]!.AsArray().Where(parameter => (string)parameter!["in"]! == "query").Select(parameter => (string)parameter!["name"]!)
                .Order().ShouldBe(read.Order(), trigger.Route);
        }
    }

    [Fact]
    public void References_LeadToWhatIsThere()
    {
        foreach (Match reference in Regex.Matches(Document.ToJsonString(), @"""\$ref"":""#/(?<to>[^""]+)"""))
            reference.Groups["to"].Value.Split('/').Aggregate((JsonNode?)Document, (node, name) => node is JsonArray list ? list[int.Parse(name, null)] : node?[name]).ShouldNotBeNull(reference.Value);
    }

    private static JsonNode Operation(MethodInfo method, HttpTriggerAttribute trigger) =>
        Document["paths"]![$"/api/{trigger.Route!.Replace("*", "", StringComparison.Ordinal)}"]![trigger.Methods!.Single().ToLowerInvariant()]
            ?? throw new InvalidOperationException($"{method.DeclaringType!.Name} is not in the document");
}
