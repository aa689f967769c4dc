namespace Engagement.Core.Text;

/// <summary>Which texts greet, thank or congratulate and say nothing else: every word is one of these, goes with them, or is somebody's name.</summary>
internal static class CourtesyRules
{
    private const int MostNames = 2;
    private const int MostWords = 15;

    /// <summary>Whether a text is mere courtesy.</summary>
    /// <param name="surface">What was counted in it.</param>
    public static bool IsCourtesy(in TextSurface surface) =>
        surface is { Courtesies: > 0, QuestionMarks: 0, Links: 0, Negations: 0, Words: <= MostWords } && surface.OtherWords == surface.Names && surface.Names <= MostNames;
}
