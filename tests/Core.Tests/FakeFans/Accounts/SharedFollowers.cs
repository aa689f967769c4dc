using Engagement.Core.Delimited;
using Engagement.Core.FakeFans.Accounts;
using Engagement.Testing;

namespace Engagement.Core.Tests.FakeFans.Accounts;

/// <summary>The labelled followers beside the repository.</summary>
internal static class SharedFollowers
{
    public static IReadOnlyList<(AccountProfile Profile, bool IsFake)> Read(string name)
    {
        Assert.SkipWhen(RepositoryRoot.SharedData is null, "../shared/data is absent: its labelled followers are needed");
        using var text = new StreamReader(Path.Combine(RepositoryRoot.SharedData!, "followers", name));
        var reader = new DelimitedReader(text);
        reader.Read();
        var columns = new ProfileColumns([.. reader.Cells]);
        var accounts = new List<(AccountProfile, bool)>();
        while (reader.Read())
            if (columns.ReadLabelled(reader.Cells, reader.Line) is (var profile, { } isFake))
                accounts.Add((profile, isFake));
        return accounts;
    }

    public static double Mcc(IEnumerable<(bool Said, bool IsFake)> sample)
    {
        var counts = sample.CountBy(s => s).ToDictionary(s => s.Key, s => (double)s.Value);
        var (tp, fn, fp, tn) = (counts.GetValueOrDefault((true, true)), counts.GetValueOrDefault((false, true)), counts.GetValueOrDefault((true, false)), counts.GetValueOrDefault((false, false)));
        return ((tp * tn) - (fp * fn)) / Math.Sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn));
    }
}
