using Engagement.Core;
using Engagement.Functions.Networks.X;

namespace Engagement.Functions.Tests.Networks.X;

public class XErrorsTests
{
    [Theory]
    [InlineData(402, "credits", "CreditsDepleted", null, "RefusePage", "not_collected", "money")]
    [InlineData(402, null, null, null, "RefusePage", "not_collected", "money")]
    [InlineData(403, "credits", "CreditsDepleted", null, "RefusePage", "not_collected", "buy credits")]
    [InlineData(403, null, "SpendCapReached", null, "RefusePage", "not_collected", "money")]
    [InlineData(403, "credits", "A title of tomorrow", null, "RefusePage", "not_collected", "spend cap")]
    [InlineData(429, null, "UsageCapExceeded", null, "RefusePage", "not_collected", "pay")]
    [InlineData(429, "usage-capped", null, null, "RefusePage", "not_collected", "monthly cap")]
    [InlineData(429, "about:blank", "Too Many Requests", null, "Pause", "not_collected", "")]
    [InlineData(429, null, null, 88L, "Pause", "not_collected", "")]
    [InlineData(403, null, null, 88L, "Pause", "not_collected", "")]
    [InlineData(401, "about:blank", "Unauthorized", null, "RefusePage", "token_expired", "X__BearerToken")]
    [InlineData(403, "unsupported-authentication", "Unsupported Authentication", null, "RefusePage", "no_permission", "X__BearerToken")]
    [InlineData(403, "client-forbidden", "Client Forbidden", null, "RefusePage", "no_permission", "enrolled")]
    [InlineData(200, "not-authorized-for-resource", "Authorization Error", null, "RefusePage", "no_permission", "protected")]
    [InlineData(200, "not-authorized-for-field", "Field Authorization Error", null, "Ignore", "not_collected", "")]
    [InlineData(403, "not-authorized-for-field", "Field Authorization Error", null, "RefusePage", "no_permission", "permission")]
    [InlineData(200, "resource-not-found", "Not Found Error", null, "RefusePage", "not_collected", "does not exist")]
    [InlineData(404, null, null, null, "RefusePage", "not_collected", "does not exist")]
    [InlineData(200, null, "Forbidden", null, "RefusePage", "not_collected", "suspended")]
    [InlineData(403, "about:blank", "Forbidden", null, "RefusePage", "no_permission", "permission")]
    [InlineData(400, "invalid-request", "Invalid Request", null, "RefusePage", "not_collected", "X__FieldFamily")]
    [InlineData(408, null, null, null, "Retry", "not_collected", "")]
    [InlineData(410, null, null, null, "RefusePage", "not_collected", "X__BaseUrl")]
    [InlineData(500, null, null, null, "Retry", "not_collected", "")]
    [InlineData(503, "about:blank", "Service Unavailable", null, "Retry", "not_collected", "")]
    [InlineData(200, "of-tomorrow", "Of tomorrow", null, "Retry", "not_collected", "")]
    public void For_EachError_SaysWhatToDo(int http, string? type, string? title, long? code, string action, string status, string remedy)
    {
        var rule = XErrors.For(new(http, type, title, code));

        rule.Action.ToString().ShouldBe(action);
        rule.Status.Name().ShouldBe(status);
        rule.Remedy.ShouldContain(remedy);
    }

    [Fact]
    public void Rules_RefusalsAndOnlyThey_SayWhatToDo() =>
        XErrors.Rules.ShouldAllBe(rule => (rule.Action == XErrorAction.RefusePage) == (rule.Remedy.Length > 0));

    [Theory]
    [InlineData("https://api.twitter.com/2/problems/usage-capped")]
    [InlineData("https://api.x.com/2/problems/usage-capped")]
    [InlineData("https://api.x.com/2/problems/usage-capped/")]
    public void Read_ProblemType_IsItsLastSegment(string type) =>
        XError.Read(429, Json($$"""{"account_id":12345678901234567890,"title":"T","type":"{{type}}"}""")).ShouldBe(new(429, "usage-capped", "T", null));

    [Fact]
    public void Read_OlderFormat_HasACode() => XError.Read(429, Json("""{"errors":[{"code":88,"message":"Rate limit exceeded"}]}""")).ShouldBe(new(429, null, null, 88));

    [Fact]
    public void Read_InvalidRequest_IsTheProblemAndNotItsParts() => XError.Read(400, Json("""
        {"errors":[{"parameters":{"max_results":["3"]},"message":"no"}],"title":"Invalid Request","type":"https://api.twitter.com/2/problems/invalid-request"}
        """)).Type.ShouldBe("invalid-request");

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"errors":"many"}""")]
    [InlineData("""{"title":7,"type":[]}""")]
    public void Read_OtherShapes_HaveTheStatusAlone(string body) => XError.Read(500, Json(body)).ShouldBe(new(500, null, null, null));

    private static System.Text.Json.JsonElement Json(string text) => System.Text.Json.JsonDocument.Parse(text).RootElement;
}
