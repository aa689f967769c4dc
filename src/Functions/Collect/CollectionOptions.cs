using System.ComponentModel.DataAnnotations;

namespace Engagement.Functions.Collect;

/// <summary>How far back collection reaches, and in which steps.</summary>
internal sealed class CollectionOptions
{
    public const string Section = "Collection";

    /// <summary>Days that a page's first collection covers.</summary>
    [Range(1, 730, ErrorMessage = "Collection__BackfillDays must be from 1 to 730: networks keep two years.")]
    public int BackfillDays { get; set; } = 90;

    /// <summary>Days read again whenever a new day is complete, because networks revise what they reported.</summary>
    [Range(0, 90, ErrorMessage = "Collection__RereadDays must be from 0 to 90.")]
    public int RereadDays { get; set; } = 28;

    /// <summary>Days of comments that one message covers at most; of metrics and posts it covers three times as many.</summary>
    [Range(1, 90, ErrorMessage = "Collection__WindowDays must be from 1 to 90.")]
    public int WindowDays { get; set; } = 90;

    /// <summary>Days from one sample of a page's followers to the next.</summary>
    [Range(1, 366, ErrorMessage = "Collection__AudienceEveryDays must be from 1 to 366.")]
    public int AudienceEveryDays { get; set; } = 28;

    /// <summary>Secret with which authors' ids are hashed before they are stored; without it authors are not stored.</summary>
    [MinLength(32, ErrorMessage = "Collection__AuthorSecret must have at least 32 characters, or be left out.")]
    public string? AuthorSecret { get; set; }

    /// <summary>The secret that counted before, for what was said before <see cref="AuthorSecretFrom"/>.</summary>
    [MinLength(32, ErrorMessage = "Collection__PreviousAuthorSecret must have at least 32 characters, or be left out.")]
    public string? PreviousAuthorSecret { get; set; }

    /// <summary>The network's day from which on <see cref="AuthorSecret"/> counts.</summary>
    public DateOnly? AuthorSecretFrom { get; set; }
}
