namespace Engagement.Core.Text;

/// <summary>What a text does or contains, each independent of the others.</summary>
[Flags]
public enum TextTraits
{
    /// <summary>Nothing of the below.</summary>
    None = 0,

    /// <summary>Asks a question or requests something, and so deserves an answer.</summary>
    Question = 1,

    /// <summary>Complains about a product, a service or how somebody was treated.</summary>
    Complaint = 2,

    /// <summary>Insults somebody or expresses hate: needs a look by a person, and is no verdict.</summary>
    Insult = 4,

    /// <summary>Advertises, lures or repeats what has nothing to do with the page.</summary>
    Spam = 8,

    /// <summary>Greets, thanks or congratulates, and says nothing else.</summary>
    Courtesy = 16,
}
