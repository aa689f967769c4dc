using System.CommandLine;
using Spectre.Console;

namespace Engagement.Local.Texts;

/// <summary><c>read text FILE</c>: reads the texts of a file, without the pipeline.</summary>
internal static class ReadCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Texts as CSV with a heading, one of its columns called text; comma, semicolon or tab between columns." };
        var output = new Option<FileInfo?>("--out") { Description = "Where the answer goes; without it, to standard output.", HelpName = "FILE" };
        var text = new Command("text", "Says of each text: language, tone, question, complaint, insult, and which words decided.") { file, output };
        text.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(output), cancellation));
        return new Command("read", "Reads what people wrote, from a file.") { text };
    }

    private static async Task<int> RunAsync(FileInfo file, FileInfo? output, CancellationToken cancellation)
    {
        // The answer may go to standard output, so what is told meanwhile does not.
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        try
        {
            var count = await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .StartAsync(progress => TextFileReader.ReadAsync(file, output, progress.AddTask("Reading"), cancellation));
            console.WriteLine(FormattableString.Invariant($"{count:N0} texts read{(output is null ? "" : $", written to {output.FullName}")}."));
            return 0;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return 130;
        }
        catch (Exception expected) when (expected is LocalException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(expected.Message);
            return 2;
        }
    }
}
