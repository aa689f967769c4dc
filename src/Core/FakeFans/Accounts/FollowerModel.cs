using System.Text.Json;

namespace Engagement.Core.FakeFans.Accounts;

/// <summary>The trained parameters that the assembly carries; docs/follower-model.md says from what they were made and how good they are.</summary>
public sealed class FollowerModel
{
    internal const string Resource = "Engagement.Core.FakeFans.Accounts.follower-model.json";

    private static readonly Lazy<FollowerModel> LazyShipped = new(() =>
    {
        using var stream = typeof(FollowerModel).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"the assembly lacks {Resource}");
        return Read(stream);
    });

    private readonly IReadOnlyDictionary<ProfileFamily, FamilyModel> _families;

    private FollowerModel(string version, IReadOnlyDictionary<ProfileFamily, FamilyModel> families) => (Version, _families) = (version, families);

    /// <summary>The one that the assembly carries.</summary>
    public static FollowerModel Shipped => LazyShipped.Value;

    /// <summary>Changes with every change of the parameters.</summary>
    public string Version { get; }

    /// <summary>What was learned about a family.</summary>
    public FamilyModel Of(ProfileFamily family) => _families[family];

    /// <summary>Reads a model file.</summary>
    /// <exception cref="FormatException">It is of another format, or about other signals than this code reads.</exception>
    internal static FollowerModel Read(Stream stream)
    {
        var file = JsonSerializer.Deserialize<FollowerModelFile>(stream, FollowerModelFile.Json) ?? throw new FormatException("the model file is empty");
        if (file.Format != FollowerModelFile.CurrentFormat || !file.Signals.SequenceEqual(ProfileSignal.All.Select(signal => signal.Name)))
            throw new FormatException($"the model file has format {file.Format} and is about {string.Join(", ", file.Signals)}; train it again");
        return new(file.Version, file.Families.ToDictionary(family => family.Family, family => family.Model()));
    }
}
