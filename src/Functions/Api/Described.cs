using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Api;

/// <summary>What a route does, for the OpenAPI document; its path, methods and key are those of its trigger.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DescribedAttribute(string summary, Type? answer = null) : Attribute
{
    public string Summary => summary;

    /// <summary>What is answered as JSON; null where the answer is something else.</summary>
    public Type? Answer => answer;

    /// <summary>What else is answered, as a media type.</summary>
    public string? AnswerMediaType { get; init; }

    /// <summary>The shape of the body that is to be sent.</summary>
    public Type? Body { get; init; }

    public int Status { get; init; } = StatusCodes.Status200OK;
}

/// <summary>A query parameter of a route.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class QueryParameterAttribute(string name, string description) : Attribute
{
    public string Name => name;

    public string Description => description;

    /// <summary>"string", "integer" or "boolean".</summary>
    public string Type { get; init; } = "string";

    /// <summary>"date" for days.</summary>
    public string? Format { get; init; }
}

/// <summary>A failure that a route answers with problem details.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class FailsAttribute(int status, string when) : Attribute
{
    public int Status => status;

    public string When => when;
}
