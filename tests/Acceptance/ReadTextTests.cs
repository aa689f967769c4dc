using System.Text;

namespace Engagement.Acceptance;

/// <summary>The command that reads texts from a file, as its users run it.</summary>
public class ReadTextTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(",", false)]
    [InlineData(";", true)]
    [InlineData("\t", false)]
    public async Task ReadText_FileOfAnyDelimiter_AddsColumnsAndPassesTheOthersOn(string delimiter, bool hasMark)
    {
        using var folder = new TemporaryFolder();
        var (input, output) = (Path.Combine(folder.Path, "texts.csv"), Path.Combine(folder.Path, "read.csv"));
        await File.WriteAllTextAsync(
            input, string.Join(delimiter, "id", "Text", "note") + "\r\n" + string.Join(delimiter, "1", "\"Service impeccable, merci !\r\nOn reviendra \"\"vite\"\"\"", "ça")
            + "\n" + string.Join(delimiter, "2", "Worst customer service ever I want my refund", "") + "\n", new UTF8Encoding(hasMark));

        await using var process = ProductProcess.StartProject("Local", ["read", "text", input, "--out", output]);

        (await process.ExitAsync(Patience)).ShouldBe(0);
        var written = await File.ReadAllBytesAsync(output);
        written.AsSpan().StartsWith(Encoding.UTF8.Preamble).ShouldBe(hasMark);
        var lines = (await File.ReadAllTextAsync(output)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe(string.Join(delimiter, "id", "Text", "note", "lang", "tone", "p_negative", "p_neutral", "p_positive", "question", "complaint", "insult", "reasons"));
        lines[2].ShouldStartWith(string.Join(delimiter, "On reviendra \"\"vite\"\"\"", "ça", "fr", "positive"));
        lines[3].ShouldStartWith(string.Join(delimiter, "2", "Worst customer service ever I want my refund", "", "en", "negative"));
        lines[3].ShouldContain("tone: ");
    }

    [Theory]
    [InlineData("id,comment\n1,hello\n", "no column text; its columns are: id, comment")]
    [InlineData("", "is empty")]
    [InlineData(null, "does not exist")]
    public async Task ReadText_UnusableFile_SaysWhatIsMissing(string? content, string said)
    {
        using var folder = new TemporaryFolder();
        var input = Path.Combine(folder.Path, "texts.csv");
        if (content is not null)
            await File.WriteAllTextAsync(input, content);

        await using var process = ProductProcess.StartProject("Local", ["read", "text", input]);

        (await process.ExitAsync(Patience)).ShouldBe(2);
        process.Output.ShouldContain(said);
    }
}
