using System.IO.Compression;
using System.Text.RegularExpressions;
using Engagement.Functions.Dashboard;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace Engagement.Functions.Tests.Dashboard;

public partial class DashboardFilesTests
{
    private static readonly DashboardFiles Files = new();

    private static readonly GetDashboard Function = new(Files);

    [Fact]
    public async Task Page_AndAllThatItLeadsTo_IsThere()
    {
        var page = (await SendAsync(null)).Text;
        var waiting = new Queue<string>(NamedByPage().Matches(page).Select(name => name.Groups["path"].Value));
        waiting.Count.ShouldBeGreaterThan(5);
        var seen = new HashSet<string>();

        while (waiting.TryDequeue(out var path))
        {
            if (!seen.Add(path))
                continue;
            var file = await SendAsync(path);
            file.Status.ShouldBe(200, path);
            // The library is one file, and what it says of imports is not for this test to read.
            if (path.EndsWith(".js", StringComparison.Ordinal) && !path.Contains("/packages/", StringComparison.Ordinal))
                foreach (Match import in Imports().Matches(file.Text))
                    waiting.Enqueue(new Uri(new Uri($"http://localhost/{path}"), import.Groups["path"].Value).AbsolutePath[1..]);
        }

        seen.ShouldContain(path => path.EndsWith("/packages/echarts.js", StringComparison.Ordinal));
        seen.ShouldContain(path => path.EndsWith("/sections/scorecard.js", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("theme.js")]
    [InlineData("{0}/")]
    [InlineData("{0}/index.html")]
    [InlineData("{0}/nothing.js")]
    [InlineData("{0}//theme.js")]
    [InlineData("{0}/../theme.js")]
    [InlineData("{0}/style/../theme.js")]
    [InlineData("{0}/..\\theme.js")]
    [InlineData("{0}/%2e%2e/theme.js")]
    [InlineData("../host.json")]
    [InlineData("{0}/../../host.json")]
    [InlineData("{0}/THEME.JS")]
    public void Path_ThatIsNoFile_IsNotFound(string path) =>
        Ask(string.Format(null, path, Version())).ShouldBeOfType<ProblemHttpResult>().StatusCode.ShouldBe(404);

    [Fact]
    public async Task Answers_AllowNothingOfOthers()
    {
        foreach (var path in new[] { null, $"{Version()}/theme.js", $"{Version()}/packages/echarts.js" })
        {
            var headers = (await SendAsync(path)).Headers;

            headers.ContentSecurityPolicy.ToString().ShouldContain("default-src 'none'");
            headers.ContentSecurityPolicy.ToString().ShouldNotContain("unsafe");
            headers.ContentSecurityPolicy.ToString().ShouldNotContain("http");
            headers.XContentTypeOptions.ToString().ShouldBe("nosniff");
            headers["Referrer-Policy"].ToString().ShouldBe("no-referrer");
        }
    }

    [Fact]
    public async Task Files_OfThisVersion_MayBeKeptForGood_AndThePageMayNot()
    {
        (await SendAsync($"{Version()}/theme.js")).Headers.CacheControl.ToString().ShouldContain("immutable");
        (await SendAsync("another-version/theme.js")).Headers.CacheControl.ToString().ShouldBe("no-cache");
        (await SendAsync(null)).Headers.CacheControl.ToString().ShouldBe("no-cache");
    }

    [Fact]
    public async Task File_AskedAgainWithItsTag_IsNotModified()
    {
        var first = await SendAsync(null);

        var again = await SendAsync(null, request => request.Headers.IfNoneMatch = first.Headers.ETag);

        (again.Status, again.Text.Length).ShouldBe((304, 0));
        again.Headers.ETag.ShouldBe(first.Headers.ETag);
    }

    [Fact]
    public async Task File_ForWhoReadsBrotli_IsTheSameFileInLess()
    {
        var path = $"{Version()}/packages/echarts.js";
        var plain = await SendAsync(path);

        var compressed = await SendAsync(path, request => request.Headers.AcceptEncoding = "gzip, br");
        var refused = await SendAsync(path, request => request.Headers.AcceptEncoding = "br;q=0");

        compressed.Headers.ContentEncoding.ToString().ShouldBe("br");
        compressed.Body.Length.ShouldBeLessThan(plain.Body.Length / 2);
        using var read = new BrotliStream(new MemoryStream(compressed.Body), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        await read.CopyToAsync(whole, TestContext.Current.CancellationToken);
        whole.ToArray().ShouldBe(plain.Body);
        refused.Headers.ContentEncoding.ShouldBeEmpty();
    }

    [Fact]
    public void Page_AskedForWithASlash_IsWithoutOne() => Ask("", "/api/dashboard/").ShouldBeOfType<RedirectHttpResult>().Url.ShouldBe("../dashboard");

    private static string Version() => VersionInPage().Match(SendAsync(null).GetAwaiter().GetResult().Text).Groups["version"].Value;

    private static IResult Ask(string? path, string? whole = null)
    {
        var http = new DefaultHttpContext();
        http.Request.Path = whole ?? $"/api/dashboard{(path is null ? "" : $"/{path}")}";
        return Function.Run(http.Request, path);
    }

    private static async Task<(int Status, IHeaderDictionary Headers, byte[] Body, string Text)> SendAsync(string? path, Action<HttpRequest>? with = null)
    {
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        http.Request.Path = $"/api/dashboard{(path is null ? "" : $"/{path}")}";
        http.Response.Body = body;
        with?.Invoke(http.Request);
        await Function.Run(http.Request, path).ExecuteAsync(http);
        return (http.Response.StatusCode, http.Response.Headers, body.ToArray(), System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }

    [GeneratedRegex("""(href|src)="dashboard/(?<path>[^"]+)" ?""")]
    private static partial Regex NamedByPage();

    [GeneratedRegex("""from "(?<path>\.[^"]+)";""")]
    private static partial Regex Imports();

    [GeneratedRegex("""src="dashboard/(?<version>[^/"]+)/""")]
    private static partial Regex VersionInPage();
}
