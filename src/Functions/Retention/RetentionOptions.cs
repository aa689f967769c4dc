using System.ComponentModel.DataAnnotations;

namespace Engagement.Functions.Retention;

/// <summary>How long what is about people is kept, in days.</summary>
internal sealed class RetentionOptions
{
    public const string Section = "Retention";

    // Trailing periods reach back 90 days, and answers are waited for 28 days.
    private const int LeastForKpis = 120;

    /// <summary>Texts of comments.</summary>
    [Range(1, 3650, ErrorMessage = "Retention__TextDays must be from 1 to 3650.")]
    public int TextDays { get; set; } = 90;

    /// <summary>Keys of those who wrote comments: thirteen months, so that a month can be told with the one a year before.</summary>
    [Range(LeastForKpis, 3650, ErrorMessage = "Retention__AuthorDays must be from 120 to 3650: KPIs look back 118 days.")]
    public int AuthorDays { get; set; } = 400;

    /// <summary>When private messages came and went.</summary>
    [Range(LeastForKpis, 3650, ErrorMessage = "Retention__MessageDays must be from 120 to 3650: KPIs look back 118 days.")]
    public int MessageDays { get; set; } = 400;

    /// <summary>Samples of followers; of a page that is still sampled no more than 13 are kept in any case.</summary>
    [Range(1, 3650, ErrorMessage = "Retention__AudienceDays must be from 1 to 3650.")]
    public int AudienceDays { get; set; } = 400;

    /// <summary>Why messages of queues failed.</summary>
    [Range(8, 3650, ErrorMessage = "Retention__FailedMessageDays must be from 8 to 3650: poison queues keep messages for seven days.")]
    public int FailedMessageDays { get; set; } = 30;

    /// <summary>Erasures, and with them whose comments are not to be stored again.</summary>
    [Range(730, 36500, ErrorMessage = "Retention__ErasureDays must be from 730 to 36500: networks list two years, and would bring back what was erased.")]
    public int ErasureDays { get; set; } = 1095;
}
