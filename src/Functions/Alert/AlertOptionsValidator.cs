using Microsoft.Extensions.Options;

namespace Engagement.Functions.Alert;

/// <summary>What attributes cannot say about <see cref="AlertOptions"/>.</summary>
internal sealed class AlertOptionsValidator : IValidateOptions<AlertOptions>
{
    public ValidateOptionsResult Validate(string? name, AlertOptions options)
    {
        var failures = new List<string>();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _))
            failures.Add("Alert__TimeZone is not a zone of this machine; write an IANA name like Europe/Paris.");
        if (options.GraphBaseUrl is { } url && (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https")))
            failures.Add("Alert__GraphBaseUrl must be an absolute http or https address, like https://graph.microsoft.com/v1.0.");
        if (string.IsNullOrEmpty(options.GroupId) != string.IsNullOrEmpty(options.Sender))
            failures.Add("Alert__GroupId and Alert__Sender belong together: set both, or neither to send no mails.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
