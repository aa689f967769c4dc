using System.CommandLine;
using Spectre.Console;

namespace Engagement.Local.Audit;

/// <summary><c>audit ...</c>: judgements of files, without a network, storage or the function app.</summary>
internal static class AuditCommand
{
    public static Command Create(IAnsiConsole console) => new("audit", "Judges files: no network, no account, nothing is stored or sent.")
    {
        AuditFollowersCommand.Create(console),
    };
}
