namespace Engagement.Core.Text;

/// <summary>
/// Which texts advertise, lure or repeat. Rules alone: nobody publishes labelled spam of French and English pages to learn from. They ask for two signs
/// together where one of them also occurs in what customers write.
/// </summary>
internal static class SpamRules
{
    private const int ManyMentions = 10;
    private const int ManyLinks = 3;
    private const int ManyHashtags = 12;
    private const int FewestRepeated = 8;

    /// <summary>Whether a text is spam.</summary>
    /// <param name="surface">What was counted in it.</param>
    public static bool IsSpam(in TextSurface surface)
    {
        var ways = surface.Links + surface.PhoneNumbers + surface.Contacts;
        return surface.Lures >= 2
            || (surface.Lures == 1 && ways > 0)
            || (surface.Contacts > 0 && surface.PhoneNumbers > 0)
            || surface.Contacts >= 2
            || (surface.Links >= ManyLinks && surface.Words < 4 * surface.Links)
            || (surface.Mentions >= ManyMentions && surface.Links > 0)
            || (surface.Hashtags >= ManyHashtags && surface.Links > 0)
            || (surface.RepeatedWords >= FewestRepeated && surface.RepeatedWords * 2 > surface.Words);
    }
}
