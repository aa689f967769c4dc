namespace Engagement.Core.FakeFans.Pages;

/// <summary>How serious a suspicion is. It is never proof: nobody outside the network sees who the followers are.</summary>
public enum SuspicionLevel
{
    /// <summary>Nothing that chance and ordinary causes do not bring.</summary>
    None,

    /// <summary>Worth a look: an organic page shows this about once in a hundred months.</summary>
    Watch,

    /// <summary>Hard to explain with the causes that the data shows.</summary>
    Suspicious,

    /// <summary>Several kinds of evidence agree, or one is extreme, and no cause that the data shows explains it.</summary>
    Strong,
}
