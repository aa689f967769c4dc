using System.Globalization;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Data.Tables;

namespace Engagement.Embedded.Tables.Wire;

/// <summary>Takes the multipart answer to a transaction apart: one response per action, or the one that failed.</summary>
internal static class BatchAnswer
{
    private const string HttpLine = "HTTP/1.1 ";

    public static IReadOnlyList<Response> Read(Response response)
    {
        var answers = new List<Response>();
        foreach (var part in Parts(response.Content.ToString()))
        {
            var answer = Parse(part, response.ClientRequestId);
            if (answer.Status >= 400)
                throw Failed(answer);
            answers.Add(answer);
        }

        return answers;
    }

    private static TableTransactionFailedException Failed(Response answer) =>
        new(new RequestFailedException(answer, null, TableErrorParser.Instance));

    /// <summary>Every inner answer starts at its status line and ends before the next line that starts with a boundary.</summary>
    private static IEnumerable<string> Parts(string body)
    {
        for (var start = body.IndexOf(HttpLine, StringComparison.Ordinal); start >= 0;)
        {
            var end = body.IndexOf("\r\n--", start, StringComparison.Ordinal);
            end = end < 0 ? body.Length : end;
            yield return body[start..end];
            start = body.IndexOf(HttpLine, end, StringComparison.Ordinal);
        }
    }

    private static BatchedResponse Parse(string part, string clientRequestId)
    {
        var bodyAt = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var head = (bodyAt < 0 ? part : part[..bodyAt]).Split("\r\n");
        var body = bodyAt < 0 ? "" : part[(bodyAt + 4)..];
        var status = int.Parse(head[0].AsSpan(HttpLine.Length, 3), CultureInfo.InvariantCulture);
        var reason = head[0].Length > HttpLine.Length + 4 ? head[0][(HttpLine.Length + 4)..] : "";
        var headers = head
            .Skip(1)
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(pair => pair.Length == 2)
            .Select(pair => new HttpHeader(pair[0], pair[1]));
        return new BatchedResponse(status, reason, headers, Encoding.UTF8.GetBytes(body.Trim()), clientRequestId);
    }
}
