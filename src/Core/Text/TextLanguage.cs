namespace Engagement.Core.Text;

/// <summary>Which language a text is written in, as far as its words tell.</summary>
public enum TextLanguage
{
    /// <summary>Too little to tell, or no words at all.</summary>
    Unsure,

    /// <summary>French.</summary>
    French,

    /// <summary>English.</summary>
    English,

    /// <summary>Another language; it is counted apart and its tone is not judged.</summary>
    Other,
}
