using Engagement.Core.Delimited;
using Engagement.Core.FakeFans.Accounts;

namespace Engagement.Training.Followers;

/// <summary>An account of a data set, and whether it is known to be fake.</summary>
internal sealed record LabelledAccount(AccountProfile Profile, bool IsFake)
{
    public static IReadOnlyList<LabelledAccount> Read(string path)
    {
        using var text = new StreamReader(path);
        var reader = new DelimitedReader(text);
        if (!reader.Read())
            throw new FormatException($"{path} is empty");
        var columns = new ProfileColumns([.. reader.Cells]);
        var accounts = new List<LabelledAccount>();
        while (reader.Read())
        {
            var (profile, isFake) = columns.ReadLabelled(reader.Cells, reader.Line);
            accounts.Add(new(profile, isFake ?? throw new FormatException($"{path}, line {reader.Line}: is_fake is empty; training needs it")));
        }
        // The order of a file, and what it calls its rows, must not decide anything.
        return [.. accounts.OrderBy(a => a.IsFake).ThenBy(a => a.Profile with { Id = null }, ProfileOrder.Instance)];
    }
}
