using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Engagement.Functions.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engagement.Functions.Tests.Texts;

internal sealed record AskedDocument(string Id, string Language, string Text);

/// <summary>Answers as the documented API of 2023-04-01 does, and refuses what it refuses.</summary>
internal sealed class AzureLanguageStub : IAsyncDisposable
{
    public const string Key = "0123456789abcdef";

    private readonly WebApplication _app;

    private AzureLanguageStub(WebApplication app) => _app = app;

    public AzureLanguageOptions Options => new()
    {
        Endpoint = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()),
        Key = Key,
    };

    public ConcurrentQueue<AskedDocument> Documents { get; } = new();

    public int Requests { get; private set; }

    /// <param name="answer">The answer to a document, as JSON without its id; null makes it an error.</param>
    public static async Task<AzureLanguageStub> StartAsync(Func<AskedDocument, string?> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var stub = new AzureLanguageStub(app);
        app.MapPost("/language/:analyze-text", context => stub.AnswerAsync(context, answer));
        await app.StartAsync();
        return stub;
    }

    public static string Document(string sentiment, double negative, double neutral, double positive) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"sentiment":"{{sentiment}}","confidenceScores":{"positive":{{positive}},"neutral":{{neutral}},"negative":{{negative}}},"sentences":[],"warnings":[]}""");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, Func<AskedDocument, string?> answer)
    {
        Requests++;
        if (context.Request.Headers["Ocp-Apim-Subscription-Key"] != Key || context.Request.Query["api-version"] != "2023-04-01")
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var documents = body.RootElement.GetProperty("analysisInput").GetProperty("documents").EnumerateArray()
            .Select(document => new AskedDocument(document.GetProperty("id").GetString()!, document.GetProperty("language").GetString()!, document.GetProperty("text").GetString()!)).ToList();
        if (body.RootElement.GetProperty("kind").GetString() != "SentimentAnalysis" || documents.Count > 10 || documents.Any(document => document.Text.Length > 5120))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        documents.ForEach(Documents.Enqueue);
        var answers = documents.Select(document => (document.Id, Answer: answer(document))).ToList();
        var results = answers.Where(pair => pair.Answer is not null).Select(pair => $$"""{"id":"{{pair.Id}}",{{pair.Answer![1..]}}""");
        var errors = answers.Where(pair => pair.Answer is null).Select(pair => $$"""{"id":"{{pair.Id}}","error":{"code":"InvalidArgument","message":"Invalid document."} }""");
        await context.Response.WriteAsync($$"""{"kind":"SentimentAnalysisResults","results":{"documents":[{{string.Join(',', results)}}],"errors":[{{string.Join(',', errors)}}],"modelVersion":"2025-01-01"} }""");
    }
}
