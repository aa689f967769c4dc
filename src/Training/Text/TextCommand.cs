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
        var weights = new Option<FileInfo>("--out")
        {
            Description = "Where the weights go.",
            DefaultValueFactory = _ => new("src/Core/Text/comment-reader.weights"),
            HelpName = "FILE",
        };
        command.Add(weights);
        command.SetAction(parsed => new TextTraining(parsed.GetRequiredValue(folder).FullName).Run(parsed.GetRequiredValue(weights).FullName));
        return command;
    }
}
