using Engagement.Core;
using Engagement.Functions.Collect;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Retention;

/// <summary>From which day on what people wrote is kept.</summary>
internal sealed class TextRetention(IOptions<RetentionOptions> options, TimeProvider clock)
{
    // Networks list no more than two years, so no older change can matter to what is collected.
    private const int ChangeDays = 730;

    /// <summary>The first of the last complete days whose texts are kept.</summary>
    public DateOnly FirstDayWithTexts(Network network) => clock.LastCompleteDay(network).AddDays(1 - options.Value.TextDays);

    /// <summary>The first day of which pushed changes are kept.</summary>
    public DateOnly FirstDayWithChanges(Network network) => clock.LastCompleteDay(network).AddDays(1 - ChangeDays);
}
