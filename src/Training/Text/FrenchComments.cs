namespace Engagement.Training.Text;

/// <summary>A French comment written for this project.</summary>
/// <param name="Text">The comment.</param>
/// <param name="Tone">Its tone, in the word of the other sets.</param>
/// <param name="Complains">Whether it is a complaint.</param>
/// <param name="Asks">Whether it is a question or request.</param>
internal sealed record FrenchComment(string Text, string Tone, bool Complains, bool Asks);

/// <summary>
/// Comments to shops, carriers, banks and the like, since published French sets are about politics, films and restaurants, and none holds complaints. They
/// are for training alone: who writes examples to learn from does not also write those to be measured on.
/// </summary>
internal static class FrenchComments
{
    public static IReadOnlyList<FrenchComment> All { get; } =
        [.. EmbeddedRows.Read("french-comments.tsv").Select(row => new FrenchComment(row[3], row[0], row[1] == "yes", row[2] == "yes"))];
}
