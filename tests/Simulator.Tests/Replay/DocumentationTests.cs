using Engagement.Simulator.Replay;

namespace Engagement.Simulator.Tests.Replay;

public sealed class DocumentationTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "replay-format.md"));

    [Fact]
    public void Document_NamesEveryColumnOfTheFourFiles()
    {
        foreach (var (file, format) in ExportFormats.Documented)
        {
            Document.ShouldContain("## " + file);
            foreach (var column in format.Columns.Select(c => c.Column).Concat(format.NotServed.Select(n => n.Header)))
                Document.ShouldContain($"`{column}`", customMessage: $"{file}: {column}");
        }
    }

    [Fact]
    public void Document_NamesEveryHeaderOfTheExports()
    {
        foreach (var format in ExportFormats.Exports)
            foreach (var header in format.Columns.Select(c => c.Header).Concat(format.NotServed.Select(n => n.Header)))
                Document.ShouldContain(header.StartsWith("Page Reactions by Type - ", StringComparison.Ordinal)
                    ? header["Page Reactions by Type ".Length..] : $"`{header}`", customMessage: format.Name);
    }
}
