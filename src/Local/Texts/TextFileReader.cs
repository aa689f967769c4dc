using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Engagement.Core.Text;
using Spectre.Console;

namespace Engagement.Local.Texts;

/// <summary>Reads the texts of a CSV file row by row, and writes each row with what was read beside its own columns.</summary>
internal static class TextFileReader
{
    private const string TextColumn = "text";
    private const int RowsPerProgress = 1000;

    private static readonly string[] Written = ["lang", "tone", "p_negative", "p_neutral", "p_positive", "question", "complaint", "insult", "reasons"];

    /// <returns>How many texts were read.</returns>
    /// <exception cref="LocalException">The file is missing, is empty, or has no column of texts; or it would be written over.</exception>
    public static async Task<long> ReadAsync(FileInfo file, FileInfo? output, ProgressTask progress, CancellationToken cancellation)
    {
        if (!file.Exists)
            throw new LocalException($"{file.FullName} does not exist.");
        if (output is not null && string.Equals(output.FullName, file.FullName, StringComparison.Ordinal))
            throw new LocalException("--out names the file that is read; name another one.");
        await using var input = file.OpenRead();
        using var reader = new StreamReader(input, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var partial = output is null ? null : output.FullName + ".partial";
        long count;
        await using (var destination = partial is null ? Console.OpenStandardOutput() : File.Create(partial))
        await using (var writer = new StreamWriter(destination, new UTF8Encoding(encoderShouldEmitUTF8Identifier: HasMark(file))))
        {
            progress.MaxValue = Math.Max(1, file.Length);
            count = await CopyAsync(file, reader, writer, () => progress.Value = input.Position, cancellation);
        }

        if (partial is not null)
            File.Move(partial, output!.FullName, overwrite: true);
        progress.Value = progress.MaxValue;
        return count;
    }

    private static async Task<long> CopyAsync(FileInfo file, StreamReader reader, StreamWriter writer, Action advance, CancellationToken cancellation)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = Delimiter(file), BadDataFound = null, MissingFieldFound = null };
        using var csv = new CsvReader(reader, configuration);
        using var answer = new CsvWriter(writer, configuration);
        if (!await csv.ReadAsync() || !csv.ReadHeader() || csv.HeaderRecord is not { } columns)
            throw new LocalException($"{file.FullName} is empty; its first line must name the columns, one of them {TextColumn}.");
        var text = Array.FindIndex(columns, column => string.Equals(column.Trim(), TextColumn, StringComparison.OrdinalIgnoreCase));
        if (text < 0)
            throw new LocalException($"{file.FullName} has no column {TextColumn}; its columns are: {string.Join(", ", columns)}.");

        // Columns of an earlier run are written anew.
        var kept = Enumerable.Range(0, columns.Length).Where(column => !Written.Contains(columns[column].Trim())).ToArray();
        foreach (var column in kept.Select(column => columns[column]).Concat(Written))
            answer.WriteField(column);
        await answer.NextRecordAsync();

        long count = 0;
        while (await csv.ReadAsync())
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var column in kept)
                answer.WriteField(csv.GetField(column));
            foreach (var value in Values(csv.GetField(text) ?? ""))
                answer.WriteField(value);
            await answer.NextRecordAsync();
            if (++count % RowsPerProgress == 0)
                advance();
        }

        return count;
    }

    private static IEnumerable<string> Values(string text)
    {
        var (reading, reasons) = CommentReader.Default.Explain(text);
        yield return reading.Language switch { TextLanguage.French => "fr", TextLanguage.English => "en", TextLanguage.Other => "other", _ => "unsure" };
        yield return reading.Tone is { } tone ? Name(tone.Tone) : "";
        yield return Number(reading.Tone?.Negative);
        yield return Number(reading.Tone?.Neutral);
        yield return Number(reading.Tone?.Positive);
        yield return Flag(TextTraits.Question);
        yield return Flag(TextTraits.Complaint);
        yield return Flag(TextTraits.Insult);
        yield return string.Join("; ", reasons.GroupBy(reason => reason.For).Select(aspect =>
            $"{Name(aspect.Key)}: {string.Join(", ", aspect.Select(reason => text.Substring(reason.Start, reason.Length)))}"));

        string Flag(TextTraits trait) => reading.Has(trait) ? "true" : "false";
    }

    private static string Name<TEnum>(TEnum value)
        where TEnum : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Number(float? probability) => probability?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "";

    /// <summary>What stands between the columns of the heading: whichever of comma, semicolon and tab is there most often.</summary>
    private static string Delimiter(FileInfo file)
    {
        using var reader = new StreamReader(file.FullName, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var heading = reader.ReadLine() ?? "";
        return ((string[])[",", ";", "\t"]).MaxBy(delimiter => heading.AsSpan().Count(delimiter))!;
    }

    private static bool HasMark(FileInfo file)
    {
        Span<byte> start = stackalloc byte[3];
        using var stream = file.OpenRead();
        return stream.ReadAtLeast(start, 3, throwOnEndOfStream: false) == 3 && start.SequenceEqual(Encoding.UTF8.Preamble);
    }
}
