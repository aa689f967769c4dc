using System.Globalization;
using Engagement.Core.Text;

namespace Engagement.Core.Tests.Conversations;

/// <summary>The page of labelled-page.txt, with readings made of its labels.</summary>
internal static class LabelledPage
{
    public static readonly PageKey Page = new(Network.Facebook, "1000");
    public static readonly DayRange November = new(new(2026, 11, 1), new(2026, 11, 20));

    /// <summary>The end of 20 November in California.</summary>
    public static readonly DateTimeOffset Until = Network.Facebook.StartOf(November.LastDay.AddDays(1));

    public static IReadOnlyList<LabelledComment> Comments { get; } =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Conversations", "labelled-page.txt"))
            .Where(line => line.Length > 0 && line[0] != '#').Select(LabelledComment.Parse).OrderBy(labelled => labelled.Comment.CreatedAt),
    ];
}

/// <param name="AnswerId">The page's first answer, as labelled.</param>
/// <param name="Text">What was written, also where the comment no longer has it.</param>
internal sealed record LabelledComment(Comment Comment, string? AnswerId, string Text)
{
    public TextReading Labels => Comment.Reading!.Text;

    public static LabelledComment Parse(string line)
    {
        var cells = line.Split('|', 11, StringSplitOptions.TrimEntries);
        var at = DateTimeOffset.ParseExact("2026-" + cells[1], "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var state = Enum.Parse<CommentState>(cells[5], ignoreCase: true);
        var isGone = state is CommentState.Removed or CommentState.Vanished;
        var isPage = cells[2] == "page";
        return new(
            new(
                LabelledPage.Page, cells[0], cells[3] == "." ? CommentKind.Comment : CommentKind.Reply, at, cells[4], Known(cells[3]),
                isPage || isGone ? null : cells[2], isPage, isGone ? null : cells[10], state)
            {
                Reading = new(new(Language(cells[6]), Tone(cells[7]), Traits(cells[8])), ReaderVersion: 1),
            },
            Known(cells[9]), cells[10]);
    }

    private static string? Known(string cell) => cell == "." ? null : cell;

    private static TextLanguage Language(string cell) => cell switch
    {
        "fr" => TextLanguage.French,
        "en" => TextLanguage.English,
        "other" => TextLanguage.Other,
        "unsure" => TextLanguage.Unsure,
        _ => throw new FormatException(cell),
    };

    private static ToneProbabilities? Tone(string cell) => cell switch
    {
        "+" => new(0, 0, 1),
        "0" => new(0, 1, 0),
        "-" => new(1, 0, 0),
        "." => null,
        _ => throw new FormatException(cell),
    };

    private static TextTraits Traits(string cell) => cell.Aggregate(TextTraits.None, (traits, label) => traits | label switch
    {
        'Q' => TextTraits.Question,
        'C' => TextTraits.Complaint,
        'I' => TextTraits.Insult,
        'S' => TextTraits.Spam,
        'T' => TextTraits.Courtesy,
        '.' => TextTraits.None,
        _ => throw new FormatException(cell),
    });
}
