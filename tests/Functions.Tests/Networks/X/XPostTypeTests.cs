using System.Text.Json;
using Engagement.Functions.Networks.X;

namespace Engagement.Functions.Tests.Networks.X;

public class XPostTypeTests
{
    private const string Answer = """
        {"includes":{"media":[{"media_key":"3_1","type":"photo"},{"media_key":"7_1","type":"video"},{"media_key":"16_1","type":"animated_gif"},{"media_key":"9_1"},{"type":"photo"}]}}
        """;

    [Theory]
    [InlineData("""{"text":"a","attachments":{"media_keys":["3_1","7_1"]}}""", "Photo")]
    [InlineData("""{"text":"a","attachments":{"media_keys":["7_1"]},"entities":{"urls":[{"url":"https://t.co/1"}]}}""", "Video")]
    [InlineData("""{"text":"a","attachments":{"media_keys":["16_1"]}}""", "Video")]
    [InlineData("""{"text":"a","attachments":{"media_keys":["9_1"]}}""", "Other")]
    [InlineData("""{"text":"a","attachments":{"media_keys":["unknown"]}}""", "Other")]
    [InlineData("""{"text":"a","attachments":{"poll_ids":["1"]}}""", "Other")]
    [InlineData("""{"text":"a","attachments":{}}""", "Text")]
    [InlineData("""{"text":"a","entities":{"urls":[{"url":"https://t.co/1"}]}}""", "Link")]
    [InlineData("""{"text":"a","entities":{"hashtags":[{"tag":"a"}]}}""", "Text")]
    [InlineData("""{"text":"a","referenced_tweets":[{"type":"quoted","id":"1"}]}""", "Link")]
    [InlineData("""{"text":"a","referenced_posts":[{"type":"quoted","id":"1"}]}""", "Link")]
    [InlineData("""{"text":"a","referenced_tweets":[{"type":"replied_to","id":"1"}]}""", "Text")]
    [InlineData("""{"text":""}""", "Other")]
    [InlineData("""{}""", "Other")]
    public void Of_AttachmentsAndReferences_NameTheType(string post, string expected) =>
        XPostType.Of(Json(post), XPostType.MediaTypes(Json(Answer))).ToString().ShouldBe(expected);

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
