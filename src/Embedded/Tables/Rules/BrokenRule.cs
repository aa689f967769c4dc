using Azure;

namespace Engagement.Embedded.Tables.Rules;

/// <summary>What the service would answer to a request that breaks its rules; the emulator lets most of these pass.</summary>
internal static class BrokenRule
{
    public static RequestFailedException Error(string code, string message, int status = 400) =>
        new(status, $"{message}\nStatus: {status}\nErrorCode: {code}", code, null);
}
