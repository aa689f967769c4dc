using System.Text.RegularExpressions;
using Engagement.Functions.Feed;
using Engagement.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Engagement.Functions.Tests.Docs;

/// <summary>docs/feed.md lists the sets and options that the feed has.</summary>
public class FeedDocsTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "feed.md"));

    [Fact]
    public void Sets_InTheDocs_AreThoseOfTheFeed()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPipeline(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true" }).Build());
        using var provider = services.BuildServiceProvider();

        Regex.Matches(Text, @"^\| `(?<set>[A-Z]\w+)` \| [^|]+ \| [^|]+ \|$", RegexOptions.Multiline).Select(row => row.Groups["set"].Value)
            .ShouldBe(provider.GetRequiredService<FeedModel>().Sets.Select(set => set.Name), ignoreOrder: true);
    }
}
