using Engagement.Core;
using Engagement.Core.Conversations;
using Engagement.Functions.Collect;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Retention;

/// <summary>From which day on what is about people is kept.</summary>
internal sealed class KeptDays(IOptions<RetentionOptions> options, TimeProvider clock)
{
    // Networks list no more than two years, so no older change can matter to what is collected.
    private const int ChangeDays = 730;

    private const int DaysPerWeek = 7;
    private const int MonthsPerQuarter = 3;

    private readonly RetentionOptions _options = options.Value;

    /// <summary>The first of the last complete days whose texts are kept.</summary>
    public DateOnly FirstDayWithTexts(Network network) => First(network, _options.TextDays);

    /// <summary>The first day of whose comments it is known who wrote them.</summary>
    public DateOnly FirstDayWithAuthors(Network network) => First(network, _options.AuthorDays);

    /// <summary>The first day whose private messages are known.</summary>
    public DateOnly FirstDayWithMessages(Network network) => First(network, _options.MessageDays);

    /// <summary>The first day whose samples of followers are kept.</summary>
    public DateOnly FirstDayWithSamples(Network network) => First(network, _options.AudienceDays);

    /// <summary>The first day of which pushed changes are kept.</summary>
    public DateOnly FirstDayWithChanges(Network network) => First(network, ChangeDays);

    /// <summary>The first day that can be judged again without touching a period of which a part is forgotten.</summary>
    public DateOnly FirstDayToJudgeAgain(Network network)
    {
        var known = First(network, Math.Min(_options.AuthorDays, _options.MessageDays));
        // Weeks reach furthest beyond the beginning of a quarter; what is said on a day may answer what was said a horizon before.
        var whole = known.AddDays(DaysPerWeek);
        var quarter = new DateOnly(whole.Year, (whole.Month - 1) / MonthsPerQuarter * MonthsPerQuarter + 1, 1);
        return (quarter < whole ? quarter.AddMonths(MonthsPerQuarter) : quarter).AddDays(Threads.HorizonDays);
    }

    /// <summary>Before which instant failures of messages are forgotten.</summary>
    public DateTimeOffset FailuresSince => clock.GetUtcNow().AddDays(-_options.FailedMessageDays);

    /// <summary>Before which instant erasures are forgotten.</summary>
    public DateTimeOffset ErasuresSince => clock.GetUtcNow().AddDays(-_options.ErasureDays);

    private DateOnly First(Network network, int days) => clock.LastCompleteDay(network).AddDays(1 - days);
}
