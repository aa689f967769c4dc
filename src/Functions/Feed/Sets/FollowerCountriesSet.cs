using Engagement.Functions.Feed.Model;
using Engagement.Functions.Storage;

namespace Engagement.Functions.Feed.Sets;

/// <summary>Followers by country and day; the country "*" is the sum of those known.</summary>
internal sealed class FollowerCountriesSet(PipelineTables tables) : TableSet(tables.FollowersByCountry, KeyLayout.Days)
{
    public override string Name => "FollowerCountries";

    public override string EntityType => "FollowerCountry";

    public override string CaptionEn => "Followers by country";

    public override string CaptionFr => "Abonnés par pays";

    public override IReadOnlyList<FeedProperty> Properties { get; } =
    [
        KeyColumn,
        PageColumn,
        TableProperty.Day("Day", "Day", "Jour").Required.As(PropertyRole.Day),
        TableProperty.Text("Country", "Country", "Pays").Required,
        .. TableProperty.Count("Followers", "Followers", "Abonnés"),
    ];

    public override IReadOnlyList<FeedLink> Links { get; } = [FeedLink.ToPage, FeedLink.ToDate()];

    public override IReadOnlyList<string> Order { get; } = ["PageKey", "Day", "Country"];
}
