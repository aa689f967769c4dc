using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;

namespace Engagement.Functions.Api;

/// <summary>The OpenAPI 3.1 document, made of the triggers of this assembly and of what is written beside them.</summary>
internal static partial class OpenApiDocument
{
    private const string Problem = "application/problem+json";

    private static readonly JsonSchemaExporterOptions Schemas = new() { TreatNullObliviousAsNonNullable = true };

    /// <summary>The HTTP functions, by method and trigger.</summary>
    public static IEnumerable<(MethodInfo Method, HttpTriggerAttribute Trigger)> Routes() =>
        from type in typeof(OpenApiDocument).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is not null
        select (method, trigger);

    /// <param name="server">The public address.</param>
    public static JsonObject Of(string server)
    {
        var (paths, schemas) = (new JsonObject(), new JsonObject { ["Problem"] = ProblemSchema() });
        foreach (var (method, trigger) in Routes().OrderBy(route => route.Trigger.Route, StringComparer.Ordinal))
        {
            var path = "/api/" + CatchAll().Replace(trigger.Route!, "{$1}");
            var operations = (JsonObject)(paths[path] ??= new JsonObject());
            foreach (var verb in trigger.Methods!)
                operations[verb.ToLowerInvariant()] = Operation(method, trigger, schemas);
        }
        return new()
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "Engagement pipeline", ["version"] = "1", ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" } },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = server }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas,
                ["securitySchemes"] = new JsonObject
                {
                    ["keyInHeader"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "x-functions-key" },
                    ["keyInQuery"] = new JsonObject { ["type"] = "apiKey", ["in"] = "query", ["name"] = "code" },
                },
            },
        };
    }

    private static JsonObject Operation(MethodInfo method, HttpTriggerAttribute trigger, JsonObject schemas)
    {
        var described = method.GetCustomAttribute<DescribedAttribute>() ?? throw new InvalidOperationException($"{method.DeclaringType!.Name} is not described; put [Described] on its method");
        var operation = new JsonObject
        {
            ["operationId"] = method.GetCustomAttribute<FunctionAttribute>()!.Name,
            ["summary"] = described.Summary,
            ["parameters"] = new JsonArray([.. RouteParameters(trigger.Route!), .. QueryParameters(method)]),
            ["responses"] = Responses(method, trigger, described, schemas),
        };
        if (described.Body is { } body)
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content("application/json", Reference(body, schemas)) };
        operation["security"] = trigger.AuthLevel == AuthorizationLevel.Anonymous
            ? new JsonArray()
            : new JsonArray(new JsonObject { ["keyInHeader"] = new JsonArray() }, new JsonObject { ["keyInQuery"] = new JsonArray() });
        return operation;
    }

    private static IEnumerable<JsonNode> RouteParameters(string route) => RouteParameter().Matches(route).Select(match => new JsonObject
    {
        ["name"] = match.Groups[1].Value,
        ["in"] = "path",
        ["required"] = true,
        ["schema"] = new JsonObject { ["type"] = "string" },
    });

    private static IEnumerable<JsonNode> QueryParameters(MethodInfo method) => method.GetCustomAttributes<QueryParameterAttribute>().Select(parameter =>
    {
        var schema = new JsonObject { ["type"] = parameter.Type };
        if (parameter.Format is not null)
            schema["format"] = parameter.Format;
        return new JsonObject { ["name"] = parameter.Name, ["in"] = "query", ["description"] = parameter.Description, ["schema"] = schema };
    });

    private static JsonObject Responses(MethodInfo method, HttpTriggerAttribute trigger, DescribedAttribute described, JsonObject schemas)
    {
        var done = new JsonObject { ["description"] = described.Summary };
        if (described.Answer is { } answer)
            done["content"] = Content("application/json", Reference(answer, schemas));
        else if (described.AnswerMediaType is { } media)
            done["content"] = Content(media, new JsonObject());
        var responses = new JsonObject { [Text(described.Status)] = done };
        if (trigger.AuthLevel != AuthorizationLevel.Anonymous)
        {
            responses["401"] = new JsonObject { ["description"] = "The key is missing or wrong." };
            responses["429"] = Failure("The key has sent too many requests; Retry-After says when to come again.");
        }
        foreach (var failure in method.GetCustomAttributes<FailsAttribute>())
            responses[Text(failure.Status)] = Failure(failure.When);
        return responses;
    }

    private static JsonObject Failure(string when) =>
        new() { ["description"] = when, ["content"] = Content(Problem, new JsonObject { ["$ref"] = "#/components/schemas/Problem" }) };

    private static JsonObject Content(string mediaType, JsonNode schema) => new() { [mediaType] = new JsonObject { ["schema"] = schema } };

    private static JsonObject Reference(Type type, JsonObject schemas)
    {
        var place = $"#/components/schemas/{type.Name}";
        schemas[type.Name] ??= Within(place, JsonSerializerOptions.Web.GetJsonSchemaAsNode(type, Schemas));
        return new() { ["$ref"] = place };
    }

    /// <summary>A schema whose references to parts of itself hold where it stands in the document.</summary>
    private static JsonNode Within(string place, JsonNode schema)
    {
        foreach (var part in Parts(schema).ToList())
            if (part["$ref"] is JsonValue reference)
                part["$ref"] = place + reference.GetValue<string>()[1..];
        return schema;
    }

    private static IEnumerable<JsonObject> Parts(JsonNode? node) => node switch
    {
        JsonObject part => part.SelectMany(child => Parts(child.Value)).Prepend(part),
        JsonArray list => list.SelectMany(Parts),
        _ => [],
    };

    // RFC 9457.
    private static JsonObject ProblemSchema() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["type"] = new JsonObject { ["type"] = "string" },
            ["title"] = new JsonObject { ["type"] = "string" },
            ["status"] = new JsonObject { ["type"] = "integer" },
            ["detail"] = new JsonObject { ["type"] = "string" },
            ["field"] = new JsonObject { ["type"] = "string", ["description"] = "Which part of the request is at fault." },
        },
    };

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{\*(\w+)\}")]
    private static partial Regex CatchAll();

    [GeneratedRegex(@"\{\*?(\w+)\}")]
    private static partial Regex RouteParameter();
}
