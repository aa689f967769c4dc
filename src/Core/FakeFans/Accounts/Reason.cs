namespace Engagement.Core.FakeFans.Accounts;

/// <summary>A signal that decided what the model says of an account.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Value">Its value in the profile.</param>
/// <param name="Evidence">How much it moved the log-odds: above 0 for a fake account, below for a genuine one.</param>
public sealed record Reason(ProfileSignal Signal, double Value, double Evidence)
{
    /// <summary>In English words.</summary>
    public string En => Evidence > 0 ? Signal.SuspiciousEn : Signal.GenuineEn;

    /// <summary>In French words.</summary>
    public string Fr => Evidence > 0 ? Signal.SuspiciousFr : Signal.GenuineFr;
}
