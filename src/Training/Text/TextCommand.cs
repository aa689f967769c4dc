using System.CommandLine;

namespace Engagement.Training.Text;

/// <summary><c>text FOLDER</c>: trains the comment reader's weights from the labelled texts of a folder.</summary>
internal static class TextCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "Labelled texts, one tab-separated file per set: split, lang, label, text." };
        folder.AcceptExistingOnly();
        var command = new Command("text", "Trains the comment reader (src/Core/Text).") { folder };
        command.SetAction(parsed =>
        {
            foreach (var file in parsed.GetRequiredValue(folder).EnumerateFiles("*.tsv").OrderBy(file => file.Name, StringComparer.Ordinal))
                Console.WriteLine($"{file.Name}: {LabelledText.ReadAll(file.FullName).Count} rows");
        });
        return command;
    }
}
