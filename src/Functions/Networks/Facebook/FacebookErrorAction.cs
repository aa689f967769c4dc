namespace Engagement.Functions.Networks.Facebook;

/// <summary>What to do about an error answer.</summary>
internal enum FacebookErrorAction
{
    /// <summary>The same request may succeed later.</summary>
    Retry,

    /// <summary>Leave the page alone for a while.</summary>
    Pause,

    /// <summary>Somebody must act; the error's status and remedy say who and how.</summary>
    RefusePage,

    /// <summary>One of the metrics asked for does not exist; the answer does not say which.</summary>
    DropMetric,

    /// <summary>Ask for fewer days.</summary>
    SplitWindow,

    /// <summary>Ask for fewer things at a time.</summary>
    ShrinkRequest,

    /// <summary>The object of the call, which is not the page, is gone; go on with the others.</summary>
    SkipObject,
}
