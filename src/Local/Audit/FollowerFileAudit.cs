using Engagement.Core.FakeFans.Accounts;
using Spectre.Console;

namespace Engagement.Local.Audit;

/// <summary>Audits a file in two passes: what an account means depends on the list that it is in.</summary>
/// <param name="Input">The list.</param>
/// <param name="Output">Where to write one row per account; null writes none.</param>
/// <param name="Network">Whose profiles they are; null has the columns tell.</param>
/// <param name="ObservedDay">When the profiles were read; null when not known.</param>
internal sealed record FollowerFileAudit(FileInfo Input, FileInfo? Output, ProfileFamily? Network, DateOnly? ObservedDay)
{
    public void Run(IAnsiConsole console, CancellationToken cancellation)
    {
        if (Output?.FullName == Input.FullName)
            throw new IOException($"{Input.FullName} cannot be read and written at once; name another file with --out.");
        var (audit, unknown, labels) = Progress(console).Start(progress =>
        {
            var length = Math.Max(1, Input.Exists ? Input.Length : 1);
            var counting = progress.AddTask("Counting accounts", maxValue: length);
            var writing = Output is null ? null : progress.AddTask("Judging accounts", maxValue: length);
            var counted = Count(counting, cancellation);
            var labels = writing is null && counted.HasLabels ? Label(counted.Audit, counting, cancellation) : writing is null ? null : Write(counted.Audit, writing, cancellation);
            return (counted.Audit, counted.Unknown, labels);
        });
        FollowerAuditView.Print(console, audit, unknown, labels);
        if (Output is not null)
            console.Profile.Out.Writer.WriteLine($"Written {Output.FullName}");
    }

    private (FollowerAudit Audit, IReadOnlyList<string> Unknown, bool HasLabels) Count(ProgressTask task, CancellationToken cancellation)
    {
        using var file = new FollowerFile(Input);
        var tally = new FollowerTally(Network ?? file.Columns.Family, ObservedDay);
        foreach (var account in file.Accounts(read => task.Value = read, cancellation))
            tally.Add(account.Profile);
        return (tally.Audit(), file.Columns.Unknown, file.Columns.HasLabels);
    }

    private LabelCheck Label(FollowerAudit audit, ProgressTask task, CancellationToken cancellation)
    {
        using var file = new FollowerFile(Input);
        var check = new LabelCheck();
        foreach (var (_, profile, isFake) in file.Accounts(read => task.Value = read, cancellation))
            if (isFake is { } label)
                check.Add(label, audit.ProbabilityOf(profile));
        return check;
    }

    /// <summary>Written beside its name first: a stop leaves no half file under it.</summary>
    private LabelCheck Write(FollowerAudit audit, ProgressTask task, CancellationToken cancellation)
    {
        var (check, draft) = (new LabelCheck(), Output!.FullName + ".part");
        using (var file = new FollowerFile(Input))
        using (var writer = new StreamWriter(draft))
        {
            writer.WriteLine(AccountLine.Header);
            foreach (var (line, profile, isFake) in file.Accounts(read => task.Value = read, cancellation))
            {
                var judgement = audit.Judge(profile);
                writer.WriteLine(AccountLine.Of(line, profile, judgement));
                if (isFake is { } label)
                    check.Add(label, judgement.Probability);
            }
        }
        File.Move(draft, Output.FullName, overwrite: true);
        return check;
    }

    private static Progress Progress(IAnsiConsole console) => console.Progress().HideCompleted(false)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn());
}
