using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Engagement.Core.FakeFans.Accounts;

namespace Engagement.Training.Followers;

/// <summary><c>followers FOLDER</c>: trains the follower model, writes its file and prints its quality.</summary>
internal static class FollowersCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "Holds x-2015.csv and instagram-2020.csv." };
        folder.AcceptExistingOnly();
        var output = new Option<FileInfo>("--out")
        {
            Description = "The model file to write.",
            DefaultValueFactory = _ => new("src/Core/FakeFans/Accounts/follower-model.json"),
        };
        var command = new Command("followers", "Trains the follower model (src/Core/FakeFans/Accounts).") { folder, output };
        command.SetAction(parsed =>
        {
            var sets = FollowerDataSet.ReadAll(parsed.GetRequiredValue(folder).FullName);
            var families = sets.Select(FollowerTraining.Train).ToList();
            var text = FileOf(families);
            File.WriteAllText(parsed.GetRequiredValue(output).FullName, text);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{parsed.GetRequiredValue(output).FullName}: {text.Length:N0} characters"));
            foreach (var set in sets)
                FollowerQuality.Print(set, Console.Out);
            foreach (var (set, other) in sets.Zip(families.AsEnumerable().Reverse()))
                FollowerQuality.PrintTransfer(set, other, Console.Out);
        });
        return command;
    }

    public static string FileOf(IEnumerable<FollowerDataSet> sets) => FileOf([.. sets.Select(FollowerTraining.Train)]);

    private static string FileOf(IReadOnlyList<FollowerModelFile.FamilyPart> families)
    {
        var signals = ProfileSignal.All.Select(signal => signal.Name).ToList();
        var unnamed = new FollowerModelFile(FollowerModelFile.CurrentFormat, "", signals, families);
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(unnamed, FollowerModelFile.Json))))[..8];
        // One line for each tree and calibration keeps the history of the file readable.
        return JsonSerializer.Serialize(unnamed with { Version = version }, FollowerModelFile.Json)
            .Replace("],[", "],\n[", StringComparison.Ordinal).Replace("\":[", "\":\n[", StringComparison.Ordinal) + "\n";
    }
}
