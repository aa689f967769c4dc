using Azure.Storage.Queues.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.Logging;

namespace Engagement.Embedded.Worker.Tests.Discovery;

internal sealed class Sound
{
    [Function("Sound")]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sound/{id:int}")] HttpRequest request, int id) => Results.Ok(id);
}

internal sealed class NoTrigger
{
    [Function("NoTrigger")]
    public static void Run()
    {
    }
}

internal sealed class TwoTriggers
{
    [Function("TwoTriggers")]
    public static void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer, [QueueTrigger("%Queue%")] string message)
    {
    }
}

internal sealed class BadSchedule
{
    [Function("BadSchedule")]
    public static void Run([TimerTrigger("every hour")] TimerInfo timer)
    {
    }
}

internal sealed class SpanSchedule
{
    [Function("SpanSchedule")]
    public static void Run([TimerTrigger("00:05:00")] TimerInfo timer)
    {
    }
}

internal sealed class MissingSetting
{
    [Function("MissingSetting")]
    public static void Run([TimerTrigger("%Nowhere%")] TimerInfo timer)
    {
    }
}

internal sealed class MissingConnection
{
    [Function("MissingConnection")]
    public static void Run([QueueTrigger("%Queue%", Connection = "Elsewhere")] string message)
    {
    }
}

internal sealed class IdentityConnection
{
    [Function("IdentityConnection")]
    public static void Run([QueueTrigger("%Queue%", Connection = "Identity")] string message)
    {
    }
}

internal sealed class BrokenConnection
{
    [Function("BrokenConnection")]
    public static void Run([QueueTrigger("%Queue%", Connection = "Broken")] string message)
    {
    }
}

internal sealed class BadQueueName
{
    [Function("BadQueueName")]
    public static void Run([QueueTrigger("Upper_Case")] string message)
    {
    }
}

internal sealed class TimerAsText
{
    [Function("TimerAsText")]
    public static void Run([TimerTrigger("0 0 * * * *")] string timer)
    {
    }
}

internal sealed class QueueMessageParameter
{
    [Function("QueueMessageParameter")]
    public static void Run([QueueTrigger("%Queue%")] QueueMessage message)
    {
    }
}

internal sealed class StreamMessage
{
    [Function("StreamMessage")]
    public static void Run([QueueTrigger("%Queue%")] Stream message)
    {
    }
}

internal sealed class ServiceParameter
{
    [Function("ServiceParameter")]
    public static void Run([QueueTrigger("%Queue%")] string message, ILogger logger)
    {
    }
}

internal sealed class ContextParameter
{
    [Function("ContextParameter")]
    public static void Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request, HttpContext http)
    {
    }
}

internal sealed class MvcAttribute
{
    [Function("MvcAttribute")]
    public static void Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request, [FromBody] Uri page)
    {
    }
}

internal sealed class HttpAsText
{
    [Function("HttpAsText")]
    public static void Run([HttpTrigger(AuthorizationLevel.Anonymous)] string body)
    {
    }
}

internal sealed class SystemLevel
{
    [Function("SystemLevel")]
    public static void Run([HttpTrigger(AuthorizationLevel.System)] HttpRequest request)
    {
    }
}

internal sealed class BadRoute
{
    [Function("BadRoute")]
    public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "pages/{id")] HttpRequest request)
    {
    }
}

internal sealed class UnknownConstraint
{
    [Function("UnknownConstraint")]
    public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "pages/{id:whole}")] HttpRequest request, string id)
    {
    }
}

internal sealed class AdminRoute
{
    [Function("AdminPages")]
    public static void Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
    {
    }
}

internal sealed class NotPublic
{
    [Function("NotPublic")]
    internal static void Run([QueueTrigger("%Queue%")] string message)
    {
    }
}

internal sealed class AsyncVoid
{
    [Function("AsyncVoid")]
    public static async void Run([QueueTrigger("%Queue%")] string message) => await Task.Yield();
}

internal sealed class BadName
{
    [Function("1st function")]
    public static void Run([QueueTrigger("%Queue%")] string message)
    {
    }
}

internal sealed class NothingToSend
{
    [Function("NothingToSend")]
    [QueueOutput("%Output%")]
    public static Task Run([QueueTrigger("%Queue%")] string message) => Task.CompletedTask;
}

internal sealed class OutputAndAnswer
{
    [Function("OutputAndAnswer")]
    [QueueOutput("%Output%")]
    public static string Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => "";
}

internal sealed class UnmarkedAnswer
{
    [Function("UnmarkedAnswer")]
    public static UnmarkedOutputs Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => new();
}

internal sealed class UnmarkedOutputs
{
    public IActionResult? Answer { get; init; }

    [QueueOutput("%Output%")]
    public string? Message { get; init; }
}

internal sealed class AnswerWithoutRequest
{
    [Function("AnswerWithoutRequest")]
    public static Task<MarkedOutputs> Run([QueueTrigger("%Queue%")] string message) => Task.FromResult(new MarkedOutputs());
}

internal sealed class MarkedOutputs
{
    [HttpResult]
    public IActionResult? Answer { get; init; }
}

internal sealed class ForeignTrigger
{
    [Function("ForeignTrigger")]
    public static void Run([BlobTrigger] string blob)
    {
    }
}

internal sealed class ForeignOutput
{
    [Function("ForeignOutput")]
    [TableOutput]
    public static string Run([QueueTrigger("%Queue%")] string message) => message;
}

internal sealed class BlobTriggerAttribute : TriggerBindingAttribute;

internal sealed class TableOutputAttribute : OutputBindingAttribute;

internal sealed class SameName
{
    [Function("Same")]
    public static void Run([QueueTrigger("%Queue%")] string message)
    {
    }
}

internal sealed class SameNameAgain
{
    [Function("same")]
    public static void Run([QueueTrigger("%Queue%")] string message)
    {
    }
}

internal sealed class SameRoute
{
    [Function("FirstRoute")]
    public static void First([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "same")] HttpRequest request)
    {
    }

    [Function("SecondRoute")]
    public static void Second([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "Same")] HttpRequest request)
    {
    }
}
