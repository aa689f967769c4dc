using System.Globalization;
using System.Text.Json;
using Engagement.Core;
using Engagement.Functions.Storage;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Networks.X;

/// <summary>What the data of an answer is made of: X sells posts and accounts at different prices.</summary>
internal enum XResource
{
    Post,
    User,
}

/// <summary>Counts what X is paid for on behalf of each page, and stops when a page's month has cost enough.</summary>
/// <remarks>
/// Counted after each answer, so a page may cost a little more than its budget: what one answer holds. X itself asks less for what it
/// handed out before on the same UTC day. Source: https://docs.x.com/x-api/getting-started/pricing.
/// </remarks>
internal sealed class XSpending(SpendRows rows, IOptions<XOptions> options, TimeProvider clock)
{
    private const decimal MicroDollarsPerDollar = 1_000_000m;

    private readonly XOptions _options = options.Value;

    /// <exception cref="PageRefusedException">The page's budget for this month is spent.</exception>
    public async Task CheckBudgetAsync(PageKey page, CancellationToken cancellation)
    {
        if (_options.MonthlyBudgetDollars == 0)
            return;
        var spent = await rows.FindAsync(page, Today, cancellation).ConfigureAwait(false);
        if (spent.MicroDollars >= _options.MonthlyBudgetDollars * MicroDollarsPerDollar)
            throw new PageRefusedException(MetricStatus.NotCollected, string.Create(CultureInfo.InvariantCulture,
                $"The money for page {page.Id} in {Today:yyyy-MM} is spent: about ${spent.MicroDollars / MicroDollarsPerDollar:0.00####} of X__MonthlyBudgetDollars={_options.MonthlyBudgetDollars}; raise it, or wait for the next month (UTC)."));
    }

    public Task CountAsync(PageKey page, XResource kind, JsonElement answer, CancellationToken cancellation)
    {
        var includes = answer.Find("includes");
        var posts = Count(includes, "tweets") + Count(includes, "posts") + (kind == XResource.Post ? Count(answer, "data") : 0);
        var users = Count(includes, "users") + (kind == XResource.User ? Count(answer, "data") : 0);
        return posts + users == 0
            ? Task.CompletedTask
            : rows.AddAsync(page, Today, new(posts, users, posts * _options.PostReadMicroDollars + users * _options.UserReadMicroDollars), cancellation);
    }

    private DateOnly Today => Network.X.DayOf(clock.GetUtcNow());

    private static long Count(JsonElement? within, string name) => within?.Find(name) switch
    {
        { ValueKind: JsonValueKind.Array } items => items.GetArrayLength(),
        { ValueKind: JsonValueKind.Object } => 1,
        _ => 0,
    };
}
