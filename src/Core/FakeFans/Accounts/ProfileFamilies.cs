namespace Engagement.Core.FakeFans.Accounts;

/// <summary>Which family of profiles a network has.</summary>
public static class ProfileFamilies
{
    /// <summary>The family of a network; of those without labelled accounts, X's, whose profiles say most of what the others' do.</summary>
    public static ProfileFamily Of(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Parse(network.Name) ?? ProfileFamily.X;
    }

    /// <summary>The family that has a name, ignoring case; null when none has.</summary>
    public static ProfileFamily? Parse(string? name) => Enum.GetValues<ProfileFamily>().Cast<ProfileFamily?>()
        .FirstOrDefault(family => string.Equals(family.ToString(), name, StringComparison.OrdinalIgnoreCase));
}
