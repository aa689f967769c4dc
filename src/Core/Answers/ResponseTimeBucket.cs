namespace Engagement.Core.Answers;

/// <summary>How soon something was answered, roughly: what a histogram shows.</summary>
public enum ResponseTimeBucket
{
    /// <summary>Within 15 minutes.</summary>
    Within15Minutes,

    /// <summary>After more than 15 minutes, within an hour.</summary>
    Within1Hour,

    /// <summary>After more than an hour, within 4 hours.</summary>
    Within4Hours,

    /// <summary>After more than 4 hours, within 24 hours.</summary>
    Within24Hours,

    /// <summary>After more than 24 hours, within 72 hours.</summary>
    Within72Hours,

    /// <summary>After more than 72 hours.</summary>
    Later,

    /// <summary>Not answered so far.</summary>
    Unanswered,
}

/// <summary>Which bucket a response time falls into.</summary>
public static class ResponseTimeBuckets
{
    private static readonly int[] UpToMinutes = [15, 60, 4 * 60, 24 * 60, 72 * 60];

    /// <summary>The bucket of an outcome.</summary>
    /// <param name="minutes">Minutes to the first answer; null when there is none.</param>
    public static ResponseTimeBucket Of(double? minutes)
    {
        if (minutes is not { } known)
            return ResponseTimeBucket.Unanswered;
        var bucket = Array.FindIndex(UpToMinutes, upTo => known <= upTo);
        return bucket < 0 ? ResponseTimeBucket.Later : (ResponseTimeBucket)bucket;
    }

    /// <summary>The most minutes that belong to a bucket; null where there is no bound.</summary>
    public static int? BoundOf(this ResponseTimeBucket bucket) => (int)bucket < UpToMinutes.Length ? UpToMinutes[(int)bucket] : null;
}
