namespace Engagement.Core.Effort;

/// <summary>What a team spent on a page in one calendar month, as it says itself.</summary>
/// <param name="Page">The page.</param>
/// <param name="Month">First day of the month.</param>
/// <param name="Hours">Hours of work; null when not entered, which is not zero.</param>
/// <param name="Cost">Money spent, work and ads and tools as the team counts them; null when not entered.</param>
/// <param name="Currency">ISO 4217 code of the cost; null without cost.</param>
public sealed record MonthlyEffort(PageKey Page, DateOnly Month, double? Hours, decimal? Cost, string? Currency);
