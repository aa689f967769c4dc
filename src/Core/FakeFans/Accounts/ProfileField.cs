using System.Globalization;

namespace Engagement.Core.FakeFans.Accounts;

/// <summary>A column that says something about profiles.</summary>
/// <param name="Means">What it says, however it is spelled.</param>
/// <param name="Expects">What its cells must hold, in words.</param>
/// <param name="Put">Writes a cell's text into a draft; false when it does not hold what it must.</param>
internal sealed record ProfileField(string Means, string Expects, Func<ProfileDraft, string, bool> Put)
{
    private const string Truths = "1, 0, true or false";
    private const string Whole = "a whole number from 0 up";

    private static readonly Dictionary<string, ProfileField> ByName = new(StringComparer.Ordinal)
    {
        ["row"] = Text("id", (d, v) => d.Id = v),
        ["id"] = Text("id", (d, v) => d.Id = v),
        ["account_key"] = Text("id", (d, v) => d.Id = v),
        ["rank"] = Number("rank", (d, v) => d.Rank = (int)Math.Min(v, int.MaxValue)),
        ["created_at"] = Created,
        ["created_day"] = Created,
        ["followers"] = Number("followers", (d, v) => d.Followers = v),
        ["following"] = Number("following", (d, v) => d.Following = v),
        ["posts"] = Number("posts", (d, v) => d.Posts = v),
        ["likes"] = Number("likes", (d, v) => d.Likes = v),
        ["listed"] = Number("listed", (d, v) => d.Listed = v),
        ["has_name"] = Truth("has_name", (d, v) => d.HasName = v),
        ["name_length"] = Number("name_length", (d, v) => d.HasName ??= v > 0),
        ["has_bio"] = Truth("has_bio", (d, v) => d.HasBio = v),
        ["has_description"] = Truth("has_bio", (d, v) => d.HasBio = v),
        ["bio_length"] = Number("bio_length", (d, v) => d.BioLength = (int)Math.Min(v, int.MaxValue)),
        ["has_location"] = Truth("has_location", (d, v) => d.HasLocation = v),
        ["has_url"] = Truth("has_url", (d, v) => d.HasUrl = v),
        ["default_image"] = Truth("image", (d, v) => d.HasDefaultImage = v),
        ["has_default_image"] = Truth("image", (d, v) => d.HasDefaultImage = v),
        ["has_image"] = Truth("image", (d, v) => d.HasDefaultImage = !v),
        ["private"] = Truth("private", (d, v) => d.IsPrivate = v),
        ["is_protected"] = Truth("private", (d, v) => d.IsPrivate = v),
        ["verified"] = Truth("verified", (d, v) => d.IsVerified = v),
        ["is_verified"] = Truth("verified", (d, v) => d.IsVerified = v),
        ["handle_length"] = Number("handle_length", (d, v) => d.HandleLength = (int)Math.Min(v, int.MaxValue)),
        ["handle_digits"] = Number("handle_digits", (d, v) => d.HandleDigits = (int)Math.Min(v, int.MaxValue)),
        ["handle_shape"] = Text("handle_shape", (d, v) => d.HandleShape = v),
        ["description_has_spam_phrase"] = Truth("spam_phrase", (d, v) => d.BioHasSpamPhrase = v),
        ["description_says_bot"] = Truth("says_bot", (d, v) => d.BioSaysBot = v),
        ["is_fake"] = Truth("label", (d, v) => d.IsFake = v),
    };

    private static readonly Dictionary<string, ProfileField> ByPlainName = ByName.ToDictionary(field => Plain(field.Key), field => field.Value, StringComparer.Ordinal);

    /// <summary>The names of columns that are known.</summary>
    public static IEnumerable<string> Names => ByName.Keys.Where(name => !ByName[name].IsLabel);

    /// <summary>Where it is in a record, counted from 0.</summary>
    public int Index { get; init; }

    /// <summary>What the table calls it.</summary>
    public string Column { get; init; } = "";

    /// <summary>Whether it tells what an account is known to be.</summary>
    public bool IsLabel => Means == "label";

    private static ProfileField Created => new("created", "a day or an instant as in 2012-06-23 or 2012-06-23T15:32:53Z", (draft, text) =>
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            draft.CreatedDay = day;
        else if (char.IsAsciiDigit(text[0]) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            draft.CreatedDay = DateOnly.FromDateTime(instant.UtcDateTime);
        else
            return false;
        return true;
    });

    /// <summary>The field that a column's name means; null when it means none.</summary>
    public static ProfileField? Find(string name) => ByPlainName.GetValueOrDefault(Plain(name));

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private static ProfileField Text(string means, Action<ProfileDraft, string> put) => new(means, "text", (draft, text) =>
    {
        put(draft, text);
        return true;
    });

    private static ProfileField Truth(string means, Action<ProfileDraft, bool> put) => new(means, Truths, (draft, text) =>
    {
        bool? truth = text switch { "1" => true, "0" => false, _ when bool.TryParse(text, out var parsed) => parsed, _ => null };
        if (truth is { } known)
            put(draft, known);
        return truth is not null;
    });

    // Tools that know no empty whole numbers write them as 12.0.
    private static ProfileField Number(string means, Action<ProfileDraft, long> put) => new(means, Whole, (draft, text) =>
    {
        if (!long.TryParse(text.EndsWith(".0", StringComparison.Ordinal) ? text.AsSpan(0, text.Length - 2) : text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        put(draft, number);
        return true;
    });
}
