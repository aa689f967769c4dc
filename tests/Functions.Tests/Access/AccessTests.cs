using System.Security.Cryptography;
using System.Text;
using Engagement.Core;
using Engagement.Functions.Access;
using Engagement.Functions.Feed.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Tests.Access;

public class AccessTests
{
    private static readonly PageKey Own = new(Network.Facebook, "1000");
    private static readonly PageKey Shared = new(Network.X, "7");
    private static readonly PageKey Other = new(Network.Facebook, "2000");

    [Fact]
    public void ByKey_OfSeveralKeys_IsLimitedByEach()
    {
        var readers = new Readers(Options.Create(Settings(("one", "facebook/1000, x/7"), ("two", "x/7"))));

        Pages(readers.ByKey(Request("one", null))).ShouldBe((true, true, false));
        Pages(readers.ByKey(Request("two", null))).ShouldBe((false, true, false));
        Pages(readers.ByKey(Request("anything", "two"))).ShouldBe((false, true, false));
        Pages(readers.ByKey(Request("one", "two"))).ShouldBe((false, true, false));
        Pages(readers.ByKey(Request("anything", null))).ShouldBe((true, true, true));
    }

    [Fact]
    public void ByKey_OfAReaderWithoutPages_SeesNone() =>
        Pages(new Readers(Options.Create(Settings(("one", "")))).ByKey(Request("one", null))).ShouldBe((false, false, false));

    [Theory]
    [InlineData(null, "facebook/1000", "neither KeySha256 nor ObjectId")]
    [InlineData("abc", "facebook/1000", "64 hexadecimal digits")]
    [InlineData(null, "myspace/1", "myspace/1")]
    public void Validator_BadReader_NamesTheSetting(string? hash, string pages, string problem)
    {
        var options = new AccessOptions();
        options.Readers["agency"] = new() { KeySha256 = hash, ObjectId = hash is null && problem == "myspace/1" ? "id" : null, Pages = pages };

        var result = new AccessOptionsValidator().Validate(null, options);

        result.FailureMessage.ShouldNotBeNull().ShouldContain("Access__Readers__agency");
        result.FailureMessage.ShouldContain(problem);
    }

    [Fact]
    public void Limits_BeyondTheNumber_SayHowLongToWait()
    {
        using var limits = new RequestLimits(Options.Create(new AccessOptions { RequestsPerMinute = 2 }));

        limits.SecondsToWait("one").ShouldBeNull();
        limits.SecondsToWait("one").ShouldBeNull();
        limits.SecondsToWait("one")!.Value.ShouldBeInRange(1, 60);
        limits.SecondsToWait("other").ShouldBeNull();
    }

    [Fact]
    public void Limits_OfAReader_AreItsOwn()
    {
        var options = Settings(("one", "x/7"));
        (options.RequestsPerMinute, options.Readers["one"].RequestsPerMinute) = (0, 1);
        using var limits = new RequestLimits(Options.Create(options));

        // As it is computed of a request: in capitals, whatever the setting has.
        var sender = options.Readers["one"].KeySha256!.ToUpperInvariant();
        limits.SecondsToWait(sender).ShouldBeNull();
        limits.SecondsToWait(sender).ShouldNotBeNull();
        Enumerable.Range(0, 100).ShouldAllBe(_ => limits.SecondsToWait("other") == null);
    }

    [Fact]
    public void Limits_Zero_MeansNone()
    {
        using var limits = new RequestLimits(Options.Create(new AccessOptions { RequestsPerMinute = 0 }));

        Enumerable.Range(0, 10_000).ShouldAllBe(_ => limits.SecondsToWait("one") == null);
    }

    [Theory]
    [InlineData(null, null, null, "http://internal:8080")]
    [InlineData(null, "https", "kpi.example.com", "https://kpi.example.com")]
    [InlineData(null, "https, http", "kpi.example.com, internal", "https://kpi.example.com")]
    [InlineData(null, "javascript", "kpi.example.com", "http://internal:8080")]
    [InlineData(null, "https", "kpi.example.com/path?x", "http://internal:8080")]
    [InlineData("https://social.example.com/", "https", "kpi.example.com", "https://social.example.com")]
    public void PublicAddress_IsTheSettingThenWhatIsForwardedThenTheRequests(string? setting, string? scheme, string? host, string expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [PublicAddress.Setting] = setting }).Build();
        var request = new DefaultHttpContext().Request;
        (request.Scheme, request.Host) = ("http", new("internal:8080"));
        if (scheme is not null)
            request.Headers["X-Forwarded-Proto"] = scheme;
        if (host is not null)
            request.Headers["X-Forwarded-Host"] = host;

        new PublicAddress(configuration).Of(request).ShouldBe(expected);
    }

    private static AccessOptions Settings(params (string Key, string Pages)[] readers)
    {
        var options = new AccessOptions();
        foreach (var (key, pages) in readers)
            options.Readers[key] = new() { KeySha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))), Pages = pages };
        return options;
    }

    private static HttpRequest Request(string header, string? query)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers["x-functions-key"] = header;
        request.QueryString = query is null ? default : new($"?code={query}");
        return request;
    }

    private static (bool, bool, bool) Pages(Reader reader) => (reader.MayRead(Own), reader.MayRead(Shared), reader.MayRead(Other));
}
