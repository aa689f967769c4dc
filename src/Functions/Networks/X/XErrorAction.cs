namespace Engagement.Functions.Networks.X;

/// <summary>What to do about an error.</summary>
internal enum XErrorAction
{
    /// <summary>The same request may succeed later.</summary>
    Retry,

    /// <summary>Leave X alone until its limit is reset.</summary>
    Pause,

    /// <summary>Somebody must act; the error's status and remedy say who and how.</summary>
    RefusePage,

    /// <summary>Something beside what was asked for is missing; the rest of the answer counts.</summary>
    Ignore,
}
