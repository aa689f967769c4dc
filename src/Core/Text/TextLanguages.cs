namespace Engagement.Core.Text;

/// <summary>Decides which language a text is in, and whether its tone may be judged.</summary>
internal static class TextLanguages
{
    /// <summary>One word belongs to too many languages.</summary>
    private const int FewestWords = 2;

    /// <summary>How probable another language must be to be stated.</summary>
    private const float OtherIsCertain = 0.6f;

    /// <summary>As improbable another language must be for the tone of a text in no certain language to be judged.</summary>
    private const float OtherIsUnlikely = 0.4f;

    /// <summary>The language.</summary>
    /// <param name="scores">What the heads say.</param>
    /// <param name="threshold">How probable French or English must be to be stated.</param>
    public static TextLanguage Decide(in TextScores scores, float threshold)
    {
        if (scores.Surface.ForeignLetters * 2 > scores.Surface.Letters)
            return TextLanguage.Other;
        if (scores.Surface.Words < FewestWords)
            return TextLanguage.Unsure;
        var likelier = Math.Max(scores.Languages[0], scores.Languages[1]);
        if (likelier >= threshold)
            return scores.IsFrench ? TextLanguage.French : TextLanguage.English;
        return scores.Languages[2] >= OtherIsCertain ? TextLanguage.Other : TextLanguage.Unsure;
    }

    /// <summary>Whether a tone may be stated: in French and English, and where words or faces that French or English knows leave no other choice.</summary>
    /// <param name="scores">What the heads say.</param>
    /// <param name="language">The language decided.</param>
    public static bool AllowsTone(in TextScores scores, TextLanguage language)
    {
        if (language is TextLanguage.French or TextLanguage.English)
            return true;
        if (language == TextLanguage.Other)
            return false;
        var surface = scores.Surface;
        var hasFaces = surface.Faces.Pleasant + surface.Faces.Unpleasant > 0;
        if (surface.Words == 0)
            return hasFaces;
        var valences = scores.IsFrench ? surface.French : surface.English;
        return scores.Languages[2] < OtherIsUnlikely && valences.Pleasant + valences.Unpleasant > 0;
    }
}
