namespace Engagement.Training.Text;

/// <summary>One row of a labelled set.</summary>
/// <param name="Split">Which part of its set it belongs to, as its publishers cut it; "all" where they did not.</param>
/// <param name="Language">The language its publishers state, as an ISO 639-1 code.</param>
/// <param name="Label">The label, in the set's own words.</param>
/// <param name="Text">The text, as published.</param>
internal sealed record LabelledText(string Split, string Language, string Label, string Text)
{
    /// <summary>The rows of one tab-separated file, without its heading.</summary>
    /// <param name="path">Where the file is.</param>
    /// <exception cref="InvalidDataException">A row has fewer than four columns.</exception>
    public static IReadOnlyList<LabelledText> ReadAll(string path) => [.. File.ReadLines(path).Skip(1).Select((line, index) =>
        line.Split('\t', 4) is [var split, var language, var label, var text]
            ? new LabelledText(split, language, label, text)
            : throw new InvalidDataException($"{path}, line {index + 2}: four tab-separated columns expected"))];
}
