using Engagement.Core;
using Engagement.Functions.Report;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Report;

/// <summary>Lists read part by part are the whole lists, and cursors that nobody gave are refused.</summary>
public class CursorTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("3")]
    [InlineData(null)]
    public async Task Pages_PartByPart_AreAllOfThem(string? limit)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        string[] ids = ["1", "10", "100", "2", "20"];
        foreach (var id in ids)
            await pipeline.RegisterAsync(id);

        var seen = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var body = (await pipeline.ListPagesAsync(limit, cursor)).Body;
            seen.AddRange(body.GetProperty("pages").EnumerateArray().Select(page => page.GetProperty("id").GetString()!));
            cursor = body.GetProperty("nextCursor").GetString();
        }

        seen.ShouldBe(ids);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("3")]
    [InlineData(null)]
    public async Task Posts_PartByPart_AreAllOfThem(string? limit)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();
        var posts = Enumerable.Range(0, 7).Select(i => new Post(
            new(Network.Facebook, "1000"), $"{i}", new DateTimeOffset(2026, 10, 30, 12, 0, 0, TimeSpan.Zero).AddHours(i / 2 * 11), PostType.Text, null, null,
            MetricValue.Ok(1), MetricValue.Ok(1), MetricValue.Ok(1))).ToList();
        await pipeline.Get<PostRows>().UpdateAsync(posts, new(2026, 11, 21), CancellationToken.None);

        var seen = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var answer = await pipeline.SendAsync(await pipeline.Get<PostsReport>().GetAsync("facebook", "1000", new(null, null, null), limit, cursor, CancellationToken.None));
            seen.AddRange(answer.Body.GetProperty("posts").EnumerateArray().Select(post => post.GetProperty("id").GetString()!));
            cursor = answer.Body.GetProperty("nextCursor").GetString();
        }

        seen.ShouldBe(posts.Select(post => post.Id));
    }

    [Theory]
    [InlineData("0", null, "limit")]
    [InlineData("1001", null, "limit")]
    [InlineData("many", null, "limit")]
    [InlineData(null, "%%%", "cursor")]
    [InlineData(null, "bm9uc2Vuc2U", "cursor")]
    public async Task List_BadPart_NamesTheField(string? limit, string? cursor, string field)
    {
        await using var pipeline = await Pipeline.StartAsync(azurite, new("http://127.0.0.1:9"));
        await pipeline.RegisterAsync();

        var pages = await pipeline.ListPagesAsync(limit, cursor);
        var posts = await pipeline.SendAsync(await pipeline.Get<PostsReport>().GetAsync("facebook", "1000", new(null, null, null), limit, cursor, CancellationToken.None));

        foreach (var answer in new[] { pages, posts })
        {
            answer.Status.ShouldBe(400);
            answer.Body.GetProperty("field").GetString().ShouldBe(field);
        }
    }
}
