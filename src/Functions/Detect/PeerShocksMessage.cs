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

    public static PeerShocksMessage Parse(string body) => MessageJson.Read<PeerShocksMessage>(
        body, CurrentVersion, message => message.Version,
        ("network", message => message.Of), ("throughDay", message => MessageJson.Day(message.ThroughDay)));
}
