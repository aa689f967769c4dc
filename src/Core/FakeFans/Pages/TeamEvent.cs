namespace Engagement.Core.FakeFans.Pages;

/// <summary>Something that the page's team knows happened: a campaign, a press date, a contest.</summary>
/// <param name="Id">Names it on its page.</param>
/// <param name="Days">The days on which it may have brought followers.</param>
/// <param name="Title">What it was, in the team's words.</param>
public sealed record TeamEvent(string Id, DayRange Days, string Title);
