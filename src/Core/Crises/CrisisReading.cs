namespace Engagement.Core.Crises;

/// <summary>How angry the audience is at one moment, compared with what the page knows.</summary>
/// <param name="At">The end of the hour that it was read at.</param>
/// <param name="WindowHours">How many hours back the strongest evidence reaches: 1, 6 or 24.</param>
/// <param name="Index">0 to 100.</param>
/// <param name="Comments">Comments of the window.</param>
/// <param name="Judged">Those whose tone could be judged.</param>
/// <param name="Upset">Those that are upset.</param>
/// <param name="UpsetAuthors">How many people the upset ones come from; comments of unknown authors count as one person each.</param>
/// <param name="Evidence">Every rule that contributes, the strongest first.</param>
public sealed record CrisisReading(
    DateTimeOffset At, int WindowHours, double Index, int Comments, int Judged, int Upset, int UpsetAuthors, IReadOnlyList<CrisisEvidence> Evidence)
{
    /// <summary>The level of <see cref="Index"/>.</summary>
    public CrisisLevel Level => CrisisLevels.Of(Index);
}
