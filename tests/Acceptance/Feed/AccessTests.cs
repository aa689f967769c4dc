using System.Net;
using System.Security.Cryptography;
using Engagement.Acceptance.Harness;

namespace Engagement.Acceptance.Feed;

/// <summary>A key or a sign-in that is limited to one page sees nothing of another, by any route.</summary>
[Collection(FeedTests.Name)]
public sealed class AccessTests(FeedWorld world)
{
    public static TheoryData<string> SetsAboutPages => ["Pages", "DailyMetrics", "Posts", "PeriodKpis", "DataFreshness", "HourStatistics", "ContentTypes", "Objectives"];

    [Theory]
    [MemberData(nameof(SetsAboutPages))]
    public async Task LimitedKey_OnASet_SeesItsPageAlone(string set)
    {
        foreach (var query in new[] { set, $"{set}?$filter=PageKey eq 'facebook~{world.OtherPage}' or true", $"{set}?$orderby=PageKey desc&$top=10000" })
        {
            var body = await BodyAsync(query, KnownKeys.Limited);

            body.ShouldContain(world.OwnPage);
            body.ShouldNotContain(world.OtherPage);
        }
        (await BodyAsync($"{set}?$filter=PageKey eq 'facebook~{world.OtherPage}'", KnownKeys.Limited)).ShouldContain("\"value\":[]");
        (await BodyAsync($"{set}/$count?$filter=PageKey eq 'facebook~{world.OtherPage}'", KnownKeys.Limited)).ShouldBe("0");
        (await BodyAsync(set, KnownKeys.Function)).ShouldContain(world.OtherPage);
    }

    [Fact]
    public async Task LimitedKey_OnAnEntityOfAnotherPage_FindsNothing()
    {
        using var other = await world.SendAsync($"DailyMetrics('facebook~{world.OtherPage}~20261101')", KnownKeys.Limited);
        using var own = await world.SendAsync($"DailyMetrics('facebook~{world.OwnPage}~20261101')", KnownKeys.Limited);

        (other.StatusCode, own.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.OK));
    }

    [Theory]
    [InlineData("scorecard")]
    [InlineData("days")]
    [InlineData("posts")]
    [InlineData("posting-times")]
    [InlineData("objectives")]
    public async Task LimitedKey_OnTheApiOfAnotherPage_IsForbidden(string what)
    {
        using var other = await world.SendAsync($"/api/pages/facebook/{world.OtherPage}/{what}", KnownKeys.Limited);
        using var own = await world.SendAsync($"/api/pages/facebook/{world.OwnPage}/{what}", KnownKeys.Limited);

        (other.StatusCode, own.StatusCode).ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.OK));
    }

    [Fact]
    public async Task LimitedKey_OnTheListOfPages_SeesItsPageAlone()
    {
        var body = await BodyAsync("/api/pages", KnownKeys.Limited);

        body.ShouldContain(world.OwnPage);
        body.ShouldNotContain(world.OtherPage);
    }

    [Fact]
    public async Task LimitedKey_BesideAnotherThatIsNot_StaysLimited()
    {
        using var answer = await world.SendAsync($"/api/pages/facebook/{world.OtherPage}/scorecard?code={KnownKeys.Limited}");

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task LimitedUser_SignedIn_SeesTheirPageAlone()
    {
        using var answer = await SignedInAsync("Pages", world.Authority.Token(StubAuthority.LimitedUser));

        var body = await answer.Content.ReadAsStringAsync();
        body.ShouldContain(world.OwnPage);
        body.ShouldNotContain(world.OtherPage);
    }

    [Fact]
    public async Task Token_ForAnotherServiceExpiredOrForged_IsRefused()
    {
        using var forger = RSA.Create(2048);
        foreach (var token in new[]
        {
            world.Authority.Token(StubAuthority.AnyUser, audience: "https://elsewhere.example.com"),
            world.Authority.Token(StubAuthority.AnyUser, validFor: TimeSpan.FromHours(-1)),
            world.Authority.Token(StubAuthority.AnyUser, signedBy: forger),
            "not.a.token",
        })
        {
            using var answer = await SignedInAsync("Pages", token);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task Key_WithTooManyRequests_IsToldWhenToComeAgain()
    {
        var last = HttpStatusCode.OK;
        for (var request = 0; request <= 2 * FeedWorld.BusyLimit && last != HttpStatusCode.TooManyRequests; request++)
        {
            using var answer = await world.SendAsync("", KnownKeys.Busy);
            last = answer.StatusCode;
            if (last == HttpStatusCode.TooManyRequests)
            {
                answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
                (await answer.Content.ReadAsStringAsync()).ShouldContain("\"error\"");
            }
        }

        last.ShouldBe(HttpStatusCode.TooManyRequests);
        using var other = await world.SendAsync("");
        other.StatusCode.ShouldBe(HttpStatusCode.OK, "another key has requests left");
    }

    private Task<HttpResponseMessage> SignedInAsync(string path, string token) => world.SendAsync($"../entra/odata/{path}", key: null, ("Authorization", $"Bearer {token}"));

    private async Task<string> BodyAsync(string path, string key)
    {
        using var answer = await world.SendAsync(path, key);
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, body);
        return body;
    }
}
