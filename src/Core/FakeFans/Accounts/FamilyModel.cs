namespace Engagement.Core.FakeFans.Accounts;

/// <summary>What was learned about the profiles of one family of networks.</summary>
public sealed class FamilyModel
{
    // Beyond this, a handful of labelled accounts would decide: no evidence is stronger than the data set is large.
    private readonly double _strongest;
    private readonly BoostedTrees _trees;
    private readonly Calibration[] _calibrations;

    internal FamilyModel(ProfileFamily family, ProfileParts measured, int fakes, int genuine, BoostedTrees trees, IReadOnlyDictionary<ProfileParts, Calibration> calibrations)
    {
        (Family, Measured, Fakes, Genuine, _trees) = (family, measured, fakes, genuine, trees);
        _strongest = Math.Log(Math.Min(fakes, genuine));
        _calibrations = new Calibration[(int)measured + 1];
        foreach (var (parts, calibration) in calibrations)
            _calibrations[(int)parts] = calibration;
    }

    /// <summary>The networks that it is about.</summary>
    public ProfileFamily Family { get; }

    /// <summary>The parts of a profile that it was measured with and without.</summary>
    public ProfileParts Measured { get; }

    /// <summary>How many fake accounts its error rates come from.</summary>
    public int Fakes { get; }

    /// <summary>How many genuine accounts its error rates come from.</summary>
    public int Genuine { get; }

    /// <summary>Probability, where half are fake, from which each <see cref="CutOff"/> counts an account, in its order.</summary>
    public static IReadOnlyList<double> CutOffs { get; } = [0.2, 0.5, 0.98];

    /// <summary>Weighs a profile.</summary>
    public AccountScore Score(AccountProfile profile)
    {
        Span<float> signals = stackalloc float[ProfileSignal.Count];
        ProfileSignal.Read(profile, signals);
        var known = Known(signals);
        var calibration = _calibrations[(int)known];
        var evidence = calibration.Intercept + (calibration.Slope * _trees.Sum(signals));
        return new(Math.Clamp(evidence, -_strongest, _strongest), known);
    }

    /// <summary>The signals that decided, the strongest first: those that moved the evidence its way by more than a tenth of all movement.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<Reason> Explain(AccountProfile profile, int most = 3)
    {
        Span<float> signals = stackalloc float[ProfileSignal.Count];
        Span<float> moved = stackalloc float[ProfileSignal.Count];
        ProfileSignal.Read(profile, signals);
        _trees.Explain(signals, moved);
        var isSuspicious = Score(profile).LogLikelihoodRatio > 0;
        var all = 0f;
        foreach (var movement in moved)
            all += Math.Abs(movement);
        var reasons = new List<Reason>();
        for (var i = 0; i < moved.Length; i++)
            if (!float.IsNaN(signals[i]) && moved[i] > 0 == isSuspicious && Math.Abs(moved[i]) > all / 10)
                reasons.Add(new(ProfileSignal.All[i], signals[i], moved[i]));
        return [.. reasons.OrderByDescending(reason => Math.Abs(reason.Evidence)).Take(most)];
    }

    /// <summary>How often a cut-off is right when some parts of a profile are known.</summary>
    /// <param name="known">The parts; those that it was not measured on make no difference.</param>
    /// <param name="cutOff">The cut-off.</param>
    public ErrorRates RatesOf(ProfileParts known, CutOff cutOff) => _calibrations[(int)(known & Measured)].Rates[(int)cutOff];

    private ProfileParts Known(ReadOnlySpan<float> signals)
    {
        var unknown = ProfileParts.None;
        for (var i = 0; i < signals.Length; i++)
            if (float.IsNaN(signals[i]) && ProfileSignal.IsOfOnePart(i))
                unknown |= ProfileSignal.All[i].Part;
        return Measured & ~unknown;
    }
}
