using Engagement.Functions.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Engagement.Functions.Tests.Api;

public class TaggedJsonTests
{
    [Fact]
    public async Task Answer_AskedAgainWithItsTag_IsNotModified()
    {
        var first = await SendAsync(new { value = 1 }, null);
        var again = await SendAsync(new { value = 1 }, first.Tag);
        var changed = await SendAsync(new { value = 2 }, first.Tag);

        (first.Status, first.Length > 0).ShouldBe((200, true));
        (again.Status, again.Length).ShouldBe((304, 0L));
        again.Tag.ShouldBe(first.Tag);
        changed.Status.ShouldBe(200);
        changed.Tag.ShouldNotBe(first.Tag);
    }

    [Fact]
    public async Task Answer_ToAChange_IsAlwaysThere() => (await SendAsync(new { value = 1 }, "*", "PUT")).Status.ShouldBe(200);

    [Theory]
    [InlineData("*", 304)]
    [InlineData("W/{0}", 304)]
    [InlineData("\"other\", {0}", 304)]
    [InlineData("\"other\"", 200)]
    [InlineData("nonsense", 200)]
    public async Task IfNoneMatch_OfAnyForm_IsUnderstood(string header, int status)
    {
        var tag = (await SendAsync(new { value = 1 }, null)).Tag;

        (await SendAsync(new { value = 1 }, string.Format(null, header, tag))).Status.ShouldBe(status);
    }

    private static async Task<(int Status, string Tag, long Length)> SendAsync(object value, string? ifNoneMatch, string method = "GET")
    {
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().BuildServiceProvider() };
        http.Request.Method = method;
        http.Response.Body = body;
        if (ifNoneMatch is not null)
            http.Request.Headers.IfNoneMatch = ifNoneMatch;
        await new TaggedJson(value).ExecuteAsync(http);
        return (http.Response.StatusCode, http.Response.Headers.ETag.ToString(), body.Length);
    }
}
