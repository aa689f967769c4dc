using Engagement.Core;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Access;

/// <summary>Stops the start on settings that would let a reader see more, or less, than whoever wrote them meant.</summary>
internal sealed class AccessOptionsValidator : IValidateOptions<AccessOptions>
{
    private const int Sha256Digits = 64;

    public ValidateOptionsResult Validate(string? name, AccessOptions options)
    {
        var problems = options.Readers.SelectMany(reader => Problems($"Access__Readers__{reader.Key}", reader.Value)).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(string setting, ReaderOptions reader)
    {
        if (reader.KeySha256 is null && reader.ObjectId is null)
            yield return $"{setting} has neither KeySha256 nor ObjectId; set one of them, or nobody is this reader.";
        if (reader.KeySha256 is { } hash && (hash.Length != Sha256Digits || !hash.All(char.IsAsciiHexDigit)))
            yield return $"{setting}__KeySha256 is not the SHA-256 of a key, 64 hexadecimal digits (printf %s \"$KEY\" | sha256sum).";
        if (reader.RequestsPerMinute is < 0 or > AccessOptions.MaxRequestsPerMinute)
            yield return $"{setting}__RequestsPerMinute is {reader.RequestsPerMinute}; use 0 to {AccessOptions.MaxRequestsPerMinute}, 0 for no bound.";
        foreach (var page in Reader.Split(reader.Pages).Where(page => !IsPage(page)))
            yield return $"{setting}__Pages has '{page}', which is not network/id, for example facebook/1000.";
    }

    private static bool IsPage(string text)
    {
        try
        {
            PageKey.Parse(text);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
