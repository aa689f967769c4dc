using System.Text.Json.Serialization;
using Engagement.Core;

namespace Engagement.Functions.Detect;

/// <summary>Compare the pages of a network with each other.</summary>
/// <param name="ThroughDay">The network's last complete day.</param>
internal sealed record PeerShocksMessage(int Version, string Network, DateOnly ThroughDay)
{
    public const int CurrentVersion = 1;

    [JsonIgnore]
    public Network Of => Core.Network.Parse(Network);

    public static PeerShocksMessage For(Network network, DateOnly throughDay) => new(CurrentVersion, network.Name, throughDay);

    public static PeerShocksMessage Parse(string body)
    {
        var message = MessageJson.Read<PeerShocksMessage>(body);
        if (message.Version != CurrentVersion)
            throw MessageJson.UnknownVersion(nameof(PeerShocksMessage), message.Version);
        _ = message.Of;
        return message;
    }
}
