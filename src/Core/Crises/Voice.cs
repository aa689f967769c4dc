namespace Engagement.Core.Crises;

/// <summary>One thing that the audience said, reduced to what tells a crisis from an ordinary day.</summary>
/// <param name="At">When it was said.</param>
/// <param name="AuthorKey">Who said it, as a keyed hash; null when not known.</param>
/// <param name="IsJudged">Whether its tone could be judged at all.</param>
/// <param name="IsUpset">Whether it is negative, complains or insults.</param>
/// <param name="IsInsult">Whether it insults or expresses hate.</param>
/// <param name="HasAlertWord">Whether it has one of <see cref="AlertWords"/>.</param>
public readonly record struct Voice(DateTimeOffset At, string? AuthorKey, bool IsJudged, bool IsUpset, bool IsInsult, bool HasAlertWord);
