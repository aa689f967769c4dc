using System.CommandLine;
using System.Globalization;
using Engagement.Core.FakeFans.Accounts;
using Spectre.Console;

namespace Engagement.Local.Audit;

/// <summary><c>audit followers FILE</c>: which share of a list of followers is fake, and which accounts look it.</summary>
internal static class AuditFollowersCommand
{
    public static Command Create(IAnsiConsole console)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "CSV with a header: one account a row. docs/follower-model.md names the columns; any may be missing, in any order." };
        var output = new Option<FileInfo?>("--out") { Description = "Writes one row per account: probability, label, reasons, rules, cohorts.", HelpName = "FILE" };
        var network = new Option<ProfileFamily?>("--network") { Description = "x or instagram; without it, told by the columns." };
        var observed = new Option<DateOnly?>("--observed")
        {
            Description = "Day on which the profiles were read, as 2026-11-21; some rules ask for the age of accounts.",
            HelpName = "DAY",
            CustomParser = result => DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : Refused(result),
        };
        var command = new Command("followers", "Estimates which share of a list of followers is fake, and says why of each account.") { file, output, network, observed };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(new(parsed.GetRequiredValue(file), parsed.GetValue(output), parsed.GetValue(network), parsed.GetValue(observed)), console, cancellation)));
        return command;
    }

    private static int Run(FollowerFileAudit audit, IAnsiConsole console, CancellationToken cancellation)
    {
        try
        {
            audit.Run(console, cancellation);
            return 0;
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
        catch (Exception expected) when (expected is FormatException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(expected.Message);
            return 2;
        }
    }

    private static DateOnly? Refused(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"'{result.Tokens[0].Value}' is not a day; write it as 2026-11-21.");
        return null;
    }
}
