using System.ComponentModel.DataAnnotations;

namespace Engagement.Functions.Retention;

/// <summary>How long what people wrote is kept.</summary>
internal sealed class RetentionOptions
{
    public const string Section = "Retention";

    [Range(1, 3650, ErrorMessage = "Retention__TextDays must be from 1 to 3650.")]
    public int TextDays { get; set; } = 90;
}
