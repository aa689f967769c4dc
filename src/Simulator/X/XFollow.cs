namespace Engagement.Simulator.X;

/// <summary>Somebody who followed an account, and until when.</summary>
/// <param name="Number">Counts the follows of an account in the order in which they came.</param>
/// <param name="Batch">The purchase that they came with; 0 when they came alone.</param>
/// <param name="LeftOn">First day on which they no longer follow.</param>
internal readonly record struct XFollow(int Number, DateOnly Day, bool IsBought, int Batch, DateOnly? LeftOn)
{
    public bool IsCurrentOn(DateOnly day) => Day <= day && !(LeftOn <= day);

    /// <summary>Bought accounts leave because the network closes them; others because they want to.</summary>
    public bool IsSuspendedOn(DateOnly day) => IsBought && LeftOn <= day;
}
