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

    /// <summary>Posts of a list of the account's own: cheaper when asked on its behalf.</summary>
    OwnPost,

    /// <summary>Accounts of a list of the account's own: cheaper when asked on its behalf.</summary>
    OwnUser,
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

    /// <summary>For how many things the budget still suffices; at least for one while it is not spent, and for any number without a budget.</summary>
    public async Task<long> AffordableAsync(PageKey page, XResource kind, bool isOwner, CancellationToken cancellation)
    {
        if (_options.MonthlyBudgetDollars == 0 || Price(kind, isOwner) == 0)
            return long.MaxValue;
        var spent = await rows.FindAsync(page, Today, cancellation).ConfigureAwait(false);
        return Math.Max(1, (long)(_options.MonthlyBudgetDollars * MicroDollarsPerDollar - spent.MicroDollars) / Price(kind, isOwner));
    }

    /// <param name="isOwner">Whether it was asked on behalf of the page's account.</param>
    public Task CountAsync(PageKey page, XResource kind, bool isOwner, JsonElement answer, CancellationToken cancellation)
    {
        var (includes, data) = (answer.Find("includes"), Count(answer, "data"));
        var (posts, users) = (Count(includes, "tweets") + Count(includes, "posts"), Count(includes, "users"));
        var price = Price(kind, isOwner) * data + posts * _options.PostReadMicroDollars + users * _options.UserReadMicroDollars;
        var isOfPosts = kind is XResource.Post or XResource.OwnPost;
        return data + posts + users == 0
            ? Task.CompletedTask
            : rows.AddAsync(page, Today, new(isOfPosts ? posts + data : posts, isOfPosts ? users : users + data, price), cancellation);
    }

    private long Price(XResource kind, bool isOwner) => kind switch
    {
        XResource.OwnPost or XResource.OwnUser when isOwner => _options.OwnedReadMicroDollars,
        XResource.Post or XResource.OwnPost => _options.PostReadMicroDollars,
        _ => _options.UserReadMicroDollars,
    };

    private DateOnly Today => Network.X.DayOf(clock.GetUtcNow());

    private static long Count(JsonElement? within, string name) => within?.Find(name) switch
    {
        { ValueKind: JsonValueKind.Array } items => items.GetArrayLength(),
        { ValueKind: JsonValueKind.Object } => 1,
        _ => 0,
    };
}
