using System.Text.Json;
using Engagement.Functions.Networks.Facebook;

namespace Engagement.Functions.Tests.Networks.Facebook;

public class FacebookPostTypeTests
{
    [Theory]
    [InlineData("""{"attachments":{"data":[{"media_type":"photo"}]}}""", null, "Photo")]
    [InlineData("""{"attachments":{"data":[{"media_type":"album"}]}}""", null, "Photo")]
    [InlineData("""{"attachments":{"data":[{"media_type":"video"}]}}""", null, "Video")]
    [InlineData("""{"attachments":{"data":[{"media_type":"video"}]}}""", "https://www.facebook.com/reel/17/", "Reel")]
    [InlineData("""{"attachments":{"data":[{"media_type":"link"}]}}""", null, "Link")]
    [InlineData("""{"attachments":{"data":[{"media_type":"event"}]},"message":"Come"}""", null, "Other")]
    [InlineData("""{"status_type":"added_photos"}""", null, "Photo")]
    [InlineData("""{"status_type":"added_video"}""", null, "Video")]
    [InlineData("""{"status_type":"shared_story"}""", null, "Link")]
    [InlineData("""{"status_type":"mobile_status_update","message":"Hello"}""", null, "Text")]
    [InlineData("""{"message":"Hello"}""", null, "Text")]
    [InlineData("""{}""", null, "Other")]
    public void Of_MediaAndStatus_NameTheType(string json, string? permalink, string expected) =>
        FacebookPostType.Of(JsonDocument.Parse(json).RootElement, permalink is null ? null : new Uri(permalink)).ToString().ShouldBe(expected);
}
