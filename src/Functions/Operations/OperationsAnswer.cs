using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Connect;

namespace Engagement.Functions.Operations;

/// <summary>How the pipeline is doing.</summary>
/// <param name="NextCursor">Of the pages; null when these are the last.</param>
internal sealed record OperationsAnswer(
    IReadOnlyList<NetworkOperations> Networks, IReadOnlyList<QueueOperations> Queues, IReadOnlyList<PageOperations> Pages, string? NextCursor);

/// <summary>A network, over all its pages.</summary>
/// <param name="PagesUpToDate">Those that are collected through their target day.</param>
/// <param name="PagesRefused">Those of which nothing is collected until somebody acts.</param>
/// <param name="OldestCollectedThroughDay">How far the page has come that is furthest behind; null before any has come anywhere.</param>
/// <param name="SpentDollars">What the network was paid in this month; null where nothing is paid.</param>
internal sealed record NetworkOperations(
    string Network, DateOnly LastCompleteDay, int Pages, int PagesUpToDate, int PagesRefused, DateOnly? OldestCollectedThroughDay, decimal? SpentDollars);

/// <param name="Waiting">About how many messages are there, those under way included.</param>
/// <param name="Poison">About how many were given up.</param>
internal sealed record QueueOperations(string Queue, int Waiting, int Poison);

/// <param name="DaysBehind">How many days are missing at the end; null before collection has begun.</param>
internal sealed record PageOperations(
    string Network, string Id, string? Name, DateOnly TargetDay, DateOnly? CollectedThroughDay, DateOnly? ComputedThroughDay, int? DaysBehind, string Status, string? StatusReason,
    TokenOperations? Token, SpendOperations? Spend);

/// <summary>A token, never the token itself. Days are null where no end is known.</summary>
internal sealed record TokenOperations(string Status, int? TokenDaysLeft, int? DataAccessDaysLeft, IReadOnlyList<string> MissingPermissions)
{
    public static TokenOperations? Of(PageToken? token, DateTimeOffset now) => token is null
        ? null
        : new(token.Status.Name(), Days(token, token.ValidThrough, now), Days(token, token.DataAccessThrough, now), token.MissingPermissions ?? []);

    private static int? Days(PageToken token, DateTimeOffset? end, DateTimeOffset now) =>
        token.IsRefused ? 0 : end is { } last ? (int)Math.Max(0, Math.Floor((last - now).TotalDays)) : null;
}

/// <param name="Month">"2026-11", UTC.</param>
/// <param name="BudgetDollars">X__MonthlyBudgetDollars; null for no bound.</param>
internal sealed record SpendOperations(string Month, decimal Dollars, decimal? BudgetDollars);
