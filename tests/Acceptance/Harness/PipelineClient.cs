using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Queues;

namespace Engagement.Acceptance.Harness;

/// <summary>Drives a function app over HTTP, whichever host runs it.</summary>
internal sealed class PipelineClient(Uri address, string storage) : IDisposable
{
    private static readonly string[] WorkQueues = ["collect", "quantify", "qualify", "audit", "detect"];

    private readonly HttpClient _http = new() { BaseAddress = address };

    public Task WaitUntilServingAsync(TimeSpan timeout) => Eventually.TrueAsync(
        async () =>
        {
            try
            {
                using var answer = await _http.GetAsync("api/health");
                return answer.StatusCode == HttpStatusCode.OK;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        },
        timeout,
        () => $"{address}api/health did not answer 200");

    public async Task RegisterAsync(object registration)
    {
        using var answer = await SendAsync(HttpMethod.Post, "api/pages", KnownKeys.Master, JsonContent.Create(registration));
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    public async Task TickAsync()
    {
        using var answer = await SendAsync(HttpMethod.Post, "admin/functions/ScheduleCollection", KnownKeys.Master, JsonContent.Create(new { input = "" }));
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    public async Task<JsonNode> GetAsync(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, KnownKeys.Function, content: null);
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, body);
        return JsonNode.Parse(body)!;
    }

    public async Task<(HttpStatusCode Status, string Body)> TryGetAsync(string path, string? key)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, key, content: null);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<(HttpStatusCode Status, string Body)> TryPostAsync(string path, string? key, string body)
    {
        using var answer = await SendAsync(HttpMethod.Post, path, key, new StringContent(body));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Waits until every page is collected and judged through its target day and no message is left anywhere.</summary>
    public Task WaitUntilDoneAsync(int pageCount, TimeSpan timeout)
    {
        var last = "nothing seen yet";
        return Eventually.TrueAsync(
            async () =>
            {
                var pages = (await GetAsync("api/pages"))["pages"]!.AsArray();
                var messages = await CountMessagesAsync();
                last = $"{messages} messages, {pages.ToJsonString()}";
                return messages == 0 && pages.Count == pageCount && pages.All(IsDone);
            },
            timeout,
            () => last);
    }

    public void Dispose() => _http.Dispose();

    private static bool IsDone(JsonNode? page)
    {
        var target = (string?)page!["targetDay"];
        return (string?)page["collectedThroughDay"] == target && (string?)page["computedThroughDay"] == target;
    }

    private async Task<int> CountMessagesAsync()
    {
        var count = 0;
        foreach (var name in WorkQueues)
        {
            var queue = new QueueClient(storage, name);
            if (await queue.ExistsAsync())
                count += (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount;
        }
        return count;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? key, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null)
            request.Headers.Add("x-functions-key", key);
        return await _http.SendAsync(request);
    }
}
