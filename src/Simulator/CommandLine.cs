using System.Globalization;

namespace Engagement.Simulator;

/// <summary>Reads the options of <c>dotnet run --project src/Simulator -- ...</c>.</summary>
internal static class CommandLine
{
    private const string Usage = "use --seed N, --port N (0 picks a free one), --pages N, --days N, --x-accounts N, --replay FOLDER, --app-secret TEXT";

    /// <exception cref="ArgumentException">An argument has no meaning; the message names it and what to write.</exception>
    public static SimulatorOptions Read(string[] args)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (args[i] is not ("--seed" or "--port" or "--pages" or "--days" or "--x-accounts" or "--replay" or "--app-secret"))
                throw new ArgumentException($"'{args[i]}' is not an option; {Usage}");
            values[args[i]] = i + 1 < args.Length ? args[i + 1] : throw new ArgumentException($"{args[i]} has no value; {Usage}");
        }

        int Number(string name, int otherwise) => !values.TryGetValue(name, out var text) ? otherwise
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
            : throw new ArgumentException($"{name} is '{text}'; write a whole number");

        return new()
        {
            Seed = Number("--seed", 1),
            PageCount = Number("--pages", 3),
            XAccountCount = Number("--x-accounts", 3),
            HistoryDays = Number("--days", 90),
            Url = new UriBuilder("http", "127.0.0.1", Number("--port", 0)).Uri,
            ReplayFolder = values.GetValueOrDefault("--replay"),
            AppSecret = values.GetValueOrDefault("--app-secret"),
        };
    }
}
