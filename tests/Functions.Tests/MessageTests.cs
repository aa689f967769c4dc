using Engagement.Functions.Audit;
using Engagement.Functions.Collect;
using Engagement.Functions.Compute;
using Engagement.Functions.Connect;
using Engagement.Functions.Retention;

namespace Engagement.Functions.Tests;

public class MessageTests
{
    [Fact]
    public void Collect_Written_ReadsTheSame()
    {
        var message = CollectMessage.For(new(Core.Network.Facebook, "1000"), new(new(2026, 8, 24), new(2026, 11, 21)), new(2026, 11, 21));

        CollectMessage.Parse(MessageJson.Write(message)).ShouldBe(message);
    }

    [Fact]
    public void Collect_FieldsOfTomorrow_AreIgnored() =>
        CollectMessage.Parse("""{"version":1,"page":"facebook/1000","firstDay":"2026-08-24","lastDay":"2026-11-21","asOfDay":"2026-11-21","priority":3}""").Page.ShouldBe("facebook/1000");

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("collect it")]
    [InlineData("""{"version":1,"page":"facebook/1000","firstDay":"2026-08-24"}""")]
    [InlineData("""{"version":1,"page":null,"firstDay":"2026-08-24","lastDay":"2026-11-21","asOfDay":"2026-11-21"}""")]
    [InlineData("""{"version":2,"page":"facebook/1000","firstDay":"2026-08-24","lastDay":"2026-11-21","asOfDay":"2026-11-21"}""")]
    [InlineData("""{"version":1,"page":"myspace/1000","firstDay":"2026-08-24","lastDay":"2026-11-21","asOfDay":"2026-11-21"}""")]
    public void Collect_NotAMessage_IsRefused(string body) => Should.Throw<FormatException>(() => CollectMessage.Parse(body));

    [Fact]
    public void Collect_RangeBackwards_IsRefused() => Should.Throw<UnreadableMessageException>(
        () => CollectMessage.Parse("""{"version":1,"page":"facebook/1000","firstDay":"2026-11-21","lastDay":"2026-08-24","asOfDay":"2026-11-21"}"""));

    [Theory]
    [InlineData("""{"version":1,"page":"facebook/1000"}""")]
    [InlineData("""{"version":0,"page":"facebook/1000","firstDay":"2026-11-01","lastDay":"2026-11-21","throughDay":"2026-11-21"}""")]
    [InlineData("""{"version":1,"page":"1000","firstDay":"2026-11-01","lastDay":"2026-11-21","throughDay":"2026-11-21"}""")]
    public void Quantify_NotAMessage_IsRefused(string body) => Should.Throw<FormatException>(() => QuantifyMessage.Parse(body));

    [Theory]
    [InlineData("""{"version":1,"page":"x/1"}""")]
    [InlineData("""{"version":2,"page":"x/1","asOfDay":"2026-11-21"}""")]
    [InlineData("""{"version":1,"page":"1","asOfDay":"2026-11-21"}""")]
    public void Audit_NotAMessage_IsRefused(string body) => Should.Throw<FormatException>(() => AuditMessage.Parse(body));

    [Fact]
    public void Audit_Written_ReadsTheSame()
    {
        var message = AuditMessage.For(new(Core.Network.X, "1"), new(2026, 11, 21));

        AuditMessage.Parse(MessageJson.Write(message)).ShouldBe(message);
    }

    [Fact]
    public void FeedChange_Written_ReadsTheSame()
    {
        var change = new FeedChange(1, "facebook/1000", "comment", "hide", "1000_1", "1_2", new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero));

        FeedChange.Parse(MessageJson.Write(change)).ShouldBe(change);
    }

    [Theory]
    [InlineData("""{"version":1}""")]
    [InlineData("""{"version":2,"page":"facebook/1000"}""")]
    [InlineData("""{"version":1,"page":"1000"}""")]
    public void PurgeCheckTokenAndForgetTexts_NotAMessage_AreRefused(string body)
    {
        Should.Throw<FormatException>(() => ForgetTextsMessage.Parse(body));
        Should.Throw<FormatException>(() => ForgetTextsMessage.Parse(body.Replace("}", ",\"textsBefore\":\"2026-08-24\",\"changesBefore\":\"2024-11-22\"}", StringComparison.Ordinal).Replace("facebook/", "myspace/", StringComparison.Ordinal)));
        Should.Throw<FormatException>(() => PurgeMessage.Parse(body));
        Should.Throw<FormatException>(() => CheckTokenMessage.Parse(body));
    }

    [Theory]
    [InlineData("""{"version":1,"page":"facebook/1000","item":"comment","verb":"hide","postId":null,"commentId":"1_2"}""")]
    [InlineData("""{"version":2,"page":"facebook/1000","item":"comment","verb":"hide","postId":null,"commentId":"1_2","changedAt":"2026-11-21T10:00:00Z"}""")]
    [InlineData("""{"version":1,"page":"myspace/1000","item":"comment","verb":"hide","postId":null,"commentId":"1_2","changedAt":"2026-11-21T10:00:00Z"}""")]
    public void FeedChange_NotAMessage_IsRefused(string body) => Should.Throw<FormatException>(() => FeedChange.Parse(body));
}
