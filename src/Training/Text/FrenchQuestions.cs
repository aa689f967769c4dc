namespace Engagement.Training.Text;

/// <summary>
/// Rows of the French sets that were labelled by hand for this project, kept as references: set, line in its file, label, part. A question is whatever asks or
/// requests something of somebody, with or without a mark; not stock phrases (que demander de plus), exclamations, or marks after single words.
/// </summary>
internal static class FrenchQuestions
{
    private const string Resource = "french-questions.tsv";

    public static IEnumerable<(string Text, bool IsQuestion, bool IsTest)> Read(string folder)
    {
        foreach (var set in EmbeddedRows.Read(Resource).GroupBy(row => row[0]))
        {
            var texts = LabelledText.ReadAll(Path.Combine(folder, set.Key + ".tsv"));
            foreach (var row in set)
                yield return (texts[int.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture) - 2].Text, row[2] == "question", row[3] == "test");
        }
    }
}
