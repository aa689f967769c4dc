using System.Text.Json;
using Engagement.Core.Text;
using Engagement.Functions.Networks;
using Engagement.Functions.Report;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Texts;

/// <summary>Answers what texts say. Nothing of them is kept.</summary>
internal sealed class TextsReport(TextReaders readers)
{
    public async Task<IResult> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            if (await ReadBodyAsync(request, cancellation).ConfigureAwait(false) is not { } body)
                return TooLarge();
            using var json = JsonDocument.Parse(body);
            var texts = TextsRequest.Read(json.RootElement);
            var readings = await readers.ReadAsync(texts, cancellation).ConfigureAwait(false);
            return Results.Json(new TextsAnswer([.. texts.Zip(readings, (text, reading) => TextAnswer.Of(text, reading, CommentReader.Default.Reasons(text, reading)))]));
        }
        catch (JsonException e)
        {
            return Problem.BadInput("body", FormattableString.Invariant($"The body is not JSON (line {e.LineNumber + 1}); send {{\"texts\":[\"...\"]}}."));
        }
        catch (PageRequestException e)
        {
            return Problem.BadInput(e.Field, e.Message);
        }
        catch (TransientSourceException e)
        {
            return Results.Problem(e.Message, statusCode: StatusCodes.Status503ServiceUnavailable, title: "The language service is not available.");
        }
    }

    private static IResult TooLarge() => Results.Problem(
        FormattableString.Invariant($"The body is larger than {TextsRequest.MaxBodyBytes} bytes; send fewer texts per request."),
        statusCode: StatusCodes.Status413PayloadTooLarge, title: "The request is too large.");

    /// <returns>Null when there is more than is accepted.</returns>
    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await request.Body.ReadAsync(buffer, cancellation).ConfigureAwait(false) is > 0 and var count)
        {
            if (body.Length + count > TextsRequest.MaxBodyBytes)
                return null;
            body.Write(buffer, 0, count);
        }

        return body.ToArray();
    }
}
