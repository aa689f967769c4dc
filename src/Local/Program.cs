using System.CommandLine;
using Engagement.Azurite;
using Engagement.Local;
using Engagement.Local.Audit;
using Engagement.Local.Texts;
using Spectre.Console;

var exit = new Option<bool>("--exit") { Description = "End when the scorecards are printed: 0 when every page is well, 1 otherwise." };
var data = new Option<string?>("--data") { Description = "Folder to keep storage, keys and logs in; a later run continues from it.", HelpName = "DIR" };
var seed = new Option<int>("--seed") { Description = "Decides what the demonstration's pages live through.", DefaultValueFactory = _ => 1 };
var folder = new Argument<string>("FOLDER") { Description = "Recorded pages, see docs/replay-format.md." };

var demo = new Command("demo", "Runs the pipeline on simulated pages with 90 days of history.") { exit, data, seed };
demo.SetAction((parsed, cancellation) => RunAsync(
    new RunOptions { Exit = parsed.GetValue(exit), DataFolder = parsed.GetValue(data), Seed = parsed.GetValue(seed) }, cancellation));

var replay = new Command("replay", "Runs the pipeline on recorded pages.") { folder, exit, data };
replay.SetAction((parsed, cancellation) => RunAsync(
    new RunOptions { Exit = parsed.GetValue(exit), DataFolder = parsed.GetValue(data), ReplayFolder = parsed.GetValue(folder) }, cancellation));

return await new RootCommand("Runs the whole pipeline on this machine: storage emulator, simulated networks and function app.") { demo, replay, AuditCommand.Create(Terminal()), ReadCommand.Create() }
    // The function app finishes what it has in hand; without patience it would be left to end by itself.
    .Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(45) });

static async Task<int> RunAsync(RunOptions options, CancellationToken cancellation)
{
    try
    {
        return await new LocalRun(options, Terminal()).RunAsync(cancellation);
    }
    catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
    {
        return 130;
    }
    catch (Exception expected) when (expected is LocalException or AzuriteException)
    {
        await Console.Error.WriteLineAsync(expected.Message);
        return 2;
    }
}

// A file or a pipe gets plain text, wide enough for whole rows.
static IAnsiConsole Terminal()
{
    if (!Console.IsOutputRedirected)
        return AnsiConsole.Console;
    var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
    console.Profile.Width = 120;
    return console;
}
