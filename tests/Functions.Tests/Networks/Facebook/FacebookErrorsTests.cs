using Engagement.Core;
using Engagement.Functions.Networks.Facebook;

namespace Engagement.Functions.Tests.Networks.Facebook;

public class FacebookErrorsTests
{
    [Theory]
    [InlineData(400, 190, 463, "Error validating access token", "RefusePage", "token_expired")]
    [InlineData(400, 190, 460, "", "RefusePage", "token_expired")]
    [InlineData(400, 190, null, "This method must be called with a Page Access Token", "RefusePage", "token_expired")]
    [InlineData(400, 190, 492, "", "RefusePage", "no_permission")]
    [InlineData(400, 102, null, "", "RefusePage", "token_expired")]
    [InlineData(400, 104, null, "", "RefusePage", "token_expired")]
    [InlineData(400, 10, null, "(#10) This endpoint requires", "RefusePage", "no_permission")]
    [InlineData(403, 200, null, "", "RefusePage", "no_permission")]
    [InlineData(403, 230, null, "", "RefusePage", "no_permission")]
    [InlineData(400, 283, null, "", "RefusePage", "no_permission")]
    [InlineData(400, 1705, null, "", "RefusePage", "no_permission")]
    [InlineData(400, 100, null, "(#100) The value must be a valid insights metric", "DropMetric", "not_collected")]
    [InlineData(400, 100, 1504016, "Invalid parameter", "SplitWindow", "not_collected")]
    [InlineData(400, 100, 33, "Unsupported get request.", "RefusePage", "not_collected")]
    [InlineData(400, 100, null, "Invalid appsecret_proof provided in the API argument", "RefusePage", "not_collected")]
    [InlineData(400, 100, null, "(#100) Tried accessing nonexisting field (insights)", "RefusePage", "not_collected")]
    [InlineData(404, 803, null, "", "RefusePage", "not_collected")]
    [InlineData(400, 2500, null, "", "RefusePage", "not_collected")]
    [InlineData(400, 12, null, "", "RefusePage", "not_collected")]
    [InlineData(400, 3001, 1504028, "", "RefusePage", "not_collected")]
    [InlineData(400, 368, null, "", "RefusePage", "not_collected")]
    [InlineData(403, 4, null, "", "Pause", "not_collected")]
    [InlineData(400, 17, 2446079, "", "Pause", "not_collected")]
    [InlineData(400, 32, null, "", "Pause", "not_collected")]
    [InlineData(400, 613, 1996, "", "Pause", "not_collected")]
    [InlineData(400, 80001, null, "", "Pause", "not_collected")]
    [InlineData(400, 80006, null, "", "Pause", "not_collected")]
    [InlineData(429, null, null, "", "Pause", "not_collected")]
    [InlineData(500, 1, null, "", "Retry", "not_collected")]
    [InlineData(500, 1, null, "Please reduce the amount of data you're asking for, then retry your request", "ShrinkRequest", "not_collected")]
    [InlineData(503, 2, null, "", "Retry", "not_collected")]
    [InlineData(502, null, null, "", "Retry", "not_collected")]
    [InlineData(400, 99999, null, "", "Retry", "not_collected")]
    public void For_EachError_SaysWhatToDo(int http, int? code, int? subcode, string message, string action, string status)
    {
        var rule = FacebookErrors.For(new(http, code, subcode, message));

        rule.Action.ToString().ShouldBe(action);
        rule.Status.Name().ShouldBe(status);
    }

    [Fact]
    public void Rules_RefusalsAndOnlyThey_SayWhatToDo() =>
        FacebookErrors.Rules.ShouldAllBe(rule => (rule.Action == FacebookErrorAction.RefusePage) == (rule.Remedy.Length > 0));
}
