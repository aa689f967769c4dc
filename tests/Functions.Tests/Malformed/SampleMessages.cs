using Engagement.Core;
using Engagement.Core.Kpis;
using Engagement.Functions.Alert;
using Engagement.Functions.Alert.Digest;
using Engagement.Functions.Audit;
using Engagement.Functions.Collect;
using Engagement.Functions.Compute;
using Engagement.Functions.Connect;
using Engagement.Functions.Detect;
using Engagement.Functions.Privacy;
using Engagement.Functions.Retention;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Tests.Malformed;

/// <summary>A good message of every queue.</summary>
internal static class SampleMessages
{
    private static readonly PageKey Page = new(Network.Facebook, "1000");
    private static readonly DateOnly Day = new(2026, 11, 21);
    private static readonly DayRange Days = new(Day.AddDays(-6), Day);

    public static readonly IReadOnlyDictionary<string, string> ByQueue = new Dictionary<string, string>
    {
        [MessageQueues.Collect] = MessageJson.Write(CollectMessage.For(Page, Days, Day)),
        [MessageQueues.Quantify] = MessageJson.Write(QuantifyMessage.For(Page, Days, Day)),
        [MessageQueues.Qualify] = MessageJson.Write(QualifyMessage.For(Page, Days, Day)),
        [MessageQueues.Purge] = MessageJson.Write(PurgeMessage.For(Page)),
        [MessageQueues.CheckToken] = MessageJson.Write(CheckTokenMessage.For(Page)),
        [MessageQueues.FeedChange] = MessageJson.Write(new FeedChange(FeedChange.CurrentVersion, Page.ToString(), "comment", "hide", "1000_1", "1_2", new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero))),
        [MessageQueues.ForgetTexts] = MessageJson.Write(ForgetTextsMessage.For(Page, Day.AddDays(-90), Day.AddDays(-730)) with { AuthorsBefore = Day.AddDays(-400), MessagesBefore = Day, SamplesBefore = Day }),
        [MessageQueues.Alert] = MessageJson.Write(AlertMessage.For("token_ends", "all", Page, new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero), new("Title", ["Line"]), new("Titre", ["Ligne"]))),
        [MessageQueues.Digest] = MessageJson.Write(DigestMessage.For(PeriodKind.Week.At(Day))),
        [MessageQueues.Audit] = MessageJson.Write(AuditMessage.For(Page, Day)),
        [MessageQueues.Detect] = MessageJson.Write(DetectMessage.For(Page, Days, Day)),
        [MessageQueues.PeerShocks] = MessageJson.Write(PeerShocksMessage.For(Network.Facebook, Day)),
        [MessageQueues.Erase] = MessageJson.Write(EraseMessage.For(Network.Facebook, new string('0', 32), 1)),
    };
}
