using System.Text.Json;
using Engagement.Core.Delimited;
using Engagement.Core.FakeFans.Accounts;

namespace Engagement.Functions.Audit;

/// <summary>The profiles of a request.</summary>
internal sealed record ProfileList(IReadOnlyList<AccountProfile> Profiles, ProfileFamily Family, IReadOnlyList<string> Unknown)
{
    /// <exception cref="FormatException">It is no list of profiles; the message says where and why.</exception>
    public static ProfileList OfCsv(DelimitedReader reader)
    {
        if (!reader.Read())
            throw new FormatException("the body is empty; send CSV with a header");
        var columns = new ProfileColumns([.. reader.Cells]);
        var profiles = new List<AccountProfile>();
        while (reader.Read())
            profiles.Add(columns.Read(reader.Cells, reader.Line));
        return new(profiles, columns.Family, columns.Unknown);
    }

    /// <param name="json">An array of objects, or an object that holds it as "accounts".</param>
    /// <exception cref="FormatException">It is no list of profiles; the message says where and why.</exception>
    public static ProfileList OfJson(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("accounts", out var accounts) ? accounts : document.RootElement;
        if (root.ValueKind != JsonValueKind.Array || root.EnumerateArray().Any(account => account.ValueKind != JsonValueKind.Object))
            throw new FormatException("the body is not a list of accounts; send an array of objects such as [{\"followers\":12,\"following\":900}]");

        // Objects may lack names that others have: the columns of the list are all names that occur.
        var names = root.EnumerateArray().SelectMany(account => account.EnumerateObject().Select(property => property.Name)).Distinct(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
            throw new FormatException("no account says anything; send objects such as {\"followers\":12,\"following\":900}");
        var columns = new ProfileColumns(names) { Record = "account" };
        var profiles = root.EnumerateArray().Select((account, index) =>
            columns.Read([.. names.Select(name => account.TryGetProperty(name, out var value) ? Text(value) : "")], index + 1)).ToList();
        return new(profiles, columns.Family, columns.Unknown);
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };
}
