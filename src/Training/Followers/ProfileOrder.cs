using Engagement.Core.FakeFans.Accounts;

namespace Engagement.Training.Followers;

/// <summary>Orders profiles by what the model sees of them.</summary>
internal sealed class ProfileOrder : IComparer<AccountProfile>
{
    public static readonly ProfileOrder Instance = new();

    public int Compare(AccountProfile? x, AccountProfile? y)
    {
        Span<float> left = stackalloc float[ProfileSignal.Count];
        Span<float> right = stackalloc float[ProfileSignal.Count];
        ProfileSignal.Read(x!, left);
        ProfileSignal.Read(y!, right);
        return left.SequenceCompareTo(right);
    }
}
