using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Xml.Linq;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;

namespace Engagement.Functions.Tests.Faults;

/// <summary>A message in a queue.</summary>
/// <param name="Attempt">Which delivery the next one is, counted from 1.</param>
internal sealed record WaitingMessage(string Queue, string Body, DateTimeOffset VisibleAt, int Attempt);

/// <summary>The Queue service as far as the app sends to it, without poison queues, on the test's clock: a message that is to wait an hour waits an hour of that clock.</summary>
internal sealed class ClockedQueues(TimeProvider clock) : HttpMessageHandler
{
    private readonly List<WaitingMessage> _waiting = [];
    private readonly Lock _gate = new();

    public QueueClientOptions Options => new() { MessageEncoding = QueueMessageEncoding.Base64, Transport = new HttpClientTransport(new HttpClient(this, disposeHandler: false)) };

    /// <summary>What was ever sent, as the queue and the body.</summary>
    public ConcurrentQueue<string> Sent { get; } = new();

    /// <summary>When the next message can be delivered; null when there is none.</summary>
    public DateTimeOffset? NextVisibleAt
    {
        get
        {
            lock (_gate)
                return _waiting.Count == 0 ? null : _waiting.Min(message => message.VisibleAt);
        }
    }

    public void Put(WaitingMessage message)
    {
        lock (_gate)
            _waiting.Add(message);
    }

    /// <summary>The messages that can be delivered now, in the order of their sending.</summary>
    public IReadOnlyList<WaitingMessage> TakeVisible()
    {
        lock (_gate)
        {
            var visible = _waiting.Where(message => message.VisibleAt <= clock.GetUtcNow()).ToList();
            _waiting.RemoveAll(visible.Contains);
            return visible;
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.Segments;
        if (request.Method == HttpMethod.Get)
            return path[^1] == "messages"
                ? new(HttpStatusCode.OK) { Content = new StringContent("<?xml version=\"1.0\" encoding=\"utf-8\"?><QueueMessagesList />", Encoding.UTF8, "application/xml") }
                : new(HttpStatusCode.OK) { Content = new ByteArrayContent([]), Headers = { { "x-ms-approximate-messages-count", "0" } } };
        if (request.Method != HttpMethod.Post || path[^1] != "messages")
            return new(HttpStatusCode.Created) { Content = new ByteArrayContent([]) };
        var sent = XElement.Parse(await request.Content!.ReadAsStringAsync(cancellationToken));
        var delay = HttpUtilityQuery(request.RequestUri, "visibilitytimeout");
        var queue = path[^2].TrimEnd('/');
        var body = Encoding.UTF8.GetString(Convert.FromBase64String(sent.Element("MessageText")!.Value));
        Sent.Enqueue($"{queue} {body}");
        Put(new(queue, body, clock.GetUtcNow().AddSeconds(delay), 1));
        const string Receipt = """
            <?xml version="1.0" encoding="utf-8"?><QueueMessagesList><QueueMessage><MessageId>1</MessageId><InsertionTime>Sun, 22 Nov 2026 19:00:00 GMT</InsertionTime>
            <ExpirationTime>Fri, 31 Dec 9999 23:59:59 GMT</ExpirationTime><PopReceipt>1</PopReceipt><TimeNextVisible>Sun, 22 Nov 2026 19:00:00 GMT</TimeNextVisible></QueueMessage></QueueMessagesList>
            """;
        return new(HttpStatusCode.Created) { Content = new StringContent(Receipt, Encoding.UTF8, "application/xml") };
    }

    private static double HttpUtilityQuery(Uri address, string name) =>
        System.Web.HttpUtility.ParseQueryString(address.Query)[name] is { } seconds ? double.Parse(seconds, CultureInfo.InvariantCulture) : 0;
}
