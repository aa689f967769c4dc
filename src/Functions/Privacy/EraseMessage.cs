using System.Text.Json.Serialization;
using Engagement.Core;

namespace Engagement.Functions.Privacy;

/// <summary>Go on with an erasure. Whom it is about stands in its row, not in messages.</summary>
/// <param name="Pass">1, then 2 for what was written meanwhile by work that had begun before.</param>
/// <param name="AfterPage">The page, as "network/id", behind which to go on; null for the first.</param>
internal sealed record EraseMessage(int Version, string Network, string Erasure, int Pass, string? AfterPage = null)
{
    public const int CurrentVersion = 1;

    public const int LastPass = 2;

    [JsonIgnore]
    public Network Of => Core.Network.Parse(Network);

    [JsonIgnore]
    public PageKey? After => AfterPage is null ? null : PageKey.Parse(AfterPage);

    public static EraseMessage For(Network network, string erasure, int pass) => new(CurrentVersion, network.Name, erasure, pass);

    public static EraseMessage Parse(string body) => MessageJson.Read<EraseMessage>(
        body, CurrentVersion, message => message.Version,
        ("network", message => message.Of),
        ("erasure", message => Erasures.IsId(message.Erasure) ? message.Erasure : throw new FormatException("it is no id")),
        ("pass", message => message.Pass is >= 1 and <= LastPass ? message.Pass : throw new FormatException("it is no pass")),
        ("afterPage", message => message.After));
}
