using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Engagement.Testing;

namespace Engagement.Embedded.Worker.Tests;

/// <summary>A queue seen from outside the host.</summary>
internal sealed class TestQueue(string connectionString, string name)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly QueueClient _client = new(connectionString, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None });

    public QueueClient Client => _client;

    public Task SendAsync(string text) => SendRawAsync(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text)));

    public async Task SendRawAsync(string stored)
    {
        await _client.CreateIfNotExistsAsync();
        await _client.SendMessageAsync(stored);
    }

    public async Task<bool> ExistsAsync() => await _client.ExistsAsync();

    /// <summary>Messages in the queue, hidden ones included.</summary>
    public async Task<int> CountAsync() => await ExistsAsync() ? (await _client.GetPropertiesAsync()).Value.ApproximateMessagesCount : 0;

    /// <summary>The visible messages as they are stored.</summary>
    public async Task<string[]> StoredAsync() => await ExistsAsync() ? [.. (await PeekAsync()).Select(message => message.Body.ToString())] : [];

    public async Task<string[]> TextsAsync() =>
        [.. (await StoredAsync()).Select(text => System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(text)))];

    public async Task<PeekedMessage[]> PeekAsync() => (await _client.PeekMessagesAsync(32)).Value;

    public Task WaitForCountAsync(int count) =>
        Eventually.TrueAsync(async () => await CountAsync() == count, Patience, () => $"{count} messages expected in {_client.Name}");

    public async Task<string[]> WaitForTextsAsync(int count)
    {
        var texts = Array.Empty<string>();
        await Eventually.TrueAsync(async () => (texts = await TextsAsync()).Length >= count, Patience, () => $"{count} visible messages expected in {_client.Name}, seen {texts.Length}");
        return texts;
    }
}
