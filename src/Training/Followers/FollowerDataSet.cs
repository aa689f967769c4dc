using Engagement.Core.FakeFans.Accounts;

namespace Engagement.Training.Followers;

/// <summary>A labelled set of followers.</summary>
/// <param name="Family">The networks that it is about.</param>
/// <param name="Source">Where it is from.</param>
/// <param name="Parts">The parts of a profile that lists of this family may hold or lack.</param>
internal sealed record FollowerDataSet(ProfileFamily Family, string Source, ProfileParts Parts, IReadOnlyList<LabelledAccount> Accounts)
{
    private const ProfileParts PartsOfX =
        ProfileParts.Follows | ProfileParts.Posts | ProfileParts.Likes | ProfileParts.Listed | ProfileParts.Bio | ProfileParts.BioLength | ProfileParts.Links;

    private const ProfileParts PartsOfInstagram =
        ProfileParts.Follows | ProfileParts.Posts | ProfileParts.Bio | ProfileParts.BioLength | ProfileParts.Image | ProfileParts.Handle;

    /// <param name="folder">Holds x-2015.csv and instagram-2020.csv.</param>
    public static IReadOnlyList<FollowerDataSet> ReadAll(string folder) => [X(folder), Instagram(folder)];

    public static FollowerDataSet X(string folder) =>
        new(ProfileFamily.X, "Cresci et al. 2015, sets E13 and INT", PartsOfX, LabelledAccount.Read(Path.Combine(folder, "x-2015.csv")));

    public static FollowerDataSet Instagram(string folder) =>
        new(ProfileFamily.Instagram, "github.com/fcakyon/instafake-dataset", PartsOfInstagram, LabelledAccount.Read(Path.Combine(folder, "instagram-2020.csv")));
}
