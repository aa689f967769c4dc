namespace Engagement.Training.Text;

/// <summary>Tab-separated tables that are part of the project.</summary>
internal static class EmbeddedRows
{
    /// <summary>The rows of a table, without its heading.</summary>
    public static IReadOnlyList<string[]> Read(string name)
    {
        using var stream = typeof(EmbeddedRows).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split('\t'))];
    }
}
