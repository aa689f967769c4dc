using Microsoft.Extensions.Options;

namespace Engagement.Functions.Collect;

/// <summary>Stops the start on secrets that would give the same author two keys for the same day. Never shows a secret.</summary>
internal sealed class CollectionOptionsValidator : IValidateOptions<CollectionOptions>
{
    public ValidateOptionsResult Validate(string? name, CollectionOptions options)
    {
        if (options.PreviousAuthorSecret is null != options.AuthorSecretFrom is null)
            return ValidateOptionsResult.Fail("Collection__PreviousAuthorSecret and Collection__AuthorSecretFrom go together: set both, or neither.");
        if (options.PreviousAuthorSecret is not null && options.AuthorSecret is null)
            return ValidateOptionsResult.Fail("Collection__AuthorSecret is missing: it is the secret that counts from Collection__AuthorSecretFrom on.");
        return options.PreviousAuthorSecret is not null && options.PreviousAuthorSecret == options.AuthorSecret
            ? ValidateOptionsResult.Fail("Collection__PreviousAuthorSecret is the same as Collection__AuthorSecret: put the new secret into the latter, or remove the former.")
            : ValidateOptionsResult.Success;
    }
}
