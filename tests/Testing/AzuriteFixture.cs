using Engagement.Azurite;
using Xunit;

namespace Engagement.Testing;

/// <summary>One storage emulator for all tests of an assembly; they keep apart by the names of their tables and queues.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private AzuriteProcess? _azurite;

    public string ConnectionString => _azurite?.ConnectionString ?? throw new InvalidOperationException("the emulator is not running yet");

    public async ValueTask InitializeAsync() => _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions());

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
            await _azurite.DisposeAsync();
    }
}
