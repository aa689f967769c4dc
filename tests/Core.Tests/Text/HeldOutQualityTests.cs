using Engagement.Core.Text;
using Engagement.Testing;
using Engagement.Training.Text;

namespace Engagement.Core.Tests.Text;

/// <summary>The weights that are shipped, on the rows that they have not seen: what docs/text-model.md promises holds.</summary>
public class HeldOutQualityTests
{
    [Fact]
    public void EveryBound_Holds()
    {
        var folder = RepositoryRoot.SharedData is { } data ? Path.Combine(data, "text") : null;
        Assert.SkipUnless(Directory.Exists(folder), "The labelled texts are not at ../shared/data/text beside the repository, so the reader's quality cannot be measured here.");

        var figures = new HeldOutQuality(CommentReader.Default, folder).Figures;

        figures.Count(figure => figure.Bound is not null).ShouldBe(12);
        figures.Where(figure => !figure.Holds).Select(figure => figure.Name).ShouldBeEmpty();
    }
}
