using System.Net.Http.Headers;
using Engagement.Core;

namespace Engagement.Functions.Networks.X;

/// <summary>Turns errors of X into what collection understands.</summary>
internal static class XProblem
{
    /// <returns>Null when the error may be passed over.</returns>
    public static Exception? Of(PageKey page, XError error, HttpResponseHeaders headers, XOptions options, TimeProvider clock)
    {
        var rule = XErrors.For(error);
        return rule.Action switch
        {
            XErrorAction.Ignore => null,
            XErrorAction.Pause => new TransientSourceException($"X limits the calls for page {page.Id} ({error.Number}).",
                XRateLimit.TimeToReset(headers, clock.GetUtcNow()) ?? options.ThrottlePause),
            XErrorAction.RefusePage => new PageRefusedException(rule.Status,
                $"X refuses page {page.Id} ({error.Number}): {rule.Remedy.Replace("{0}", page.Id, StringComparison.Ordinal)}."),
            _ => new TransientSourceException($"X answered with an error ({error.Number}).", RetryAfterHeader.Read(headers, clock.GetUtcNow())),
        };
    }
}
