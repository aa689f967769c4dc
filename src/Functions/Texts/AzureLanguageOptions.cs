using System.ComponentModel.DataAnnotations;

namespace Engagement.Functions.Texts;

/// <summary>Azure AI Language, asked for tones instead of the embedded reader. Off without a key; each text of up to 1,000 characters is billed as a record.</summary>
internal sealed class AzureLanguageOptions : IValidatableObject
{
    public const string Section = "AzureLanguage";

    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>The resource's endpoint.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>One of the resource's keys.</summary>
    public string? Key { get; set; }

    internal bool IsOn => Endpoint is not null && !string.IsNullOrEmpty(Key);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is null != string.IsNullOrEmpty(Key))
            yield return new ValidationResult("AzureLanguage__Endpoint and AzureLanguage__Key go together; set both or none.");
        if (Endpoint is { IsAbsoluteUri: false })
            yield return new ValidationResult("AzureLanguage__Endpoint must be a whole address, such as https://name.cognitiveservices.azure.com.");
    }
}
