using System.Globalization;
using Engagement.Functions.Feed.Model;
using Microsoft.OData;
using Microsoft.OData.UriParser;

namespace Engagement.Functions.Feed.Query;

/// <summary>Reads addresses with Microsoft's OData parser, and refuses what the feed does not offer.</summary>
internal sealed class RequestParser(FeedModel model, TimeProvider clock)
{
    private static readonly Uri Root = new("http://feed/");
    private static readonly HashSet<string> ForRows = [.. QueryOptions.Supported];
    private static readonly HashSet<string> ForARow = ["$select", "$format"];
    private static readonly HashSet<string> ForACount = ["$filter", "$format"];
    private static readonly HashSet<string> ForDocuments = ["$format"];

    /// <param name="path">Behind the service root, encoded, without a slash in front.</param>
    /// <exception cref="FeedException">The address is not well formed, names what is not there, or asks for what is not offered.</exception>
    public FeedRequest Read(string path, QueryOptions options)
    {
        if (path.StartsWith('$') && path != "$metadata")
            throw FeedException.NotImplemented($"{path} is not supported; the service document lists the sets that are there.");
        try
        {
            return Read(Parser(path, options), options);
        }
        catch (ODataUnrecognizedPathException e)
        {
            throw FeedException.NotFound(e.Message);
        }
        catch (ODataException e)
        {
            throw FeedException.Bad(e.Message);
        }
        // What the parser throws on literals that no type holds; the address is at fault, not the service.
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException or UriFormatException or InvalidCastException or NotSupportedException)
        {
            throw FeedException.Bad($"The address cannot be read: {e.Message}");
        }
    }

    private ODataUriParser Parser(string path, QueryOptions options)
    {
        var query = string.Join('&', options.All.Where(option => option.Key is not "$skiptoken" and not "$format").Select(option => $"{Uri.EscapeDataString(option.Key)}={option.Value}"));
        return new(model.Edm, Root, new Uri(Root, query.Length == 0 ? path : $"{path}?{query}")) { Resolver = new ODataUriResolver { EnableCaseInsensitive = false } };
    }

    private FeedRequest Read(ODataUriParser parser, QueryOptions options) => parser.ParsePath().ToArray() switch
    {
        [] => Only(ForDocuments, options, new FeedRequest.ServiceDocument()),
        [MetadataSegment] => Only(ForDocuments, options, new FeedRequest.Metadata()),
        [EntitySetSegment set] => Only(ForRows, options, new FeedRequest.Rows(Query(Set(set), parser, options))),
        [EntitySetSegment set, CountSegment] => Only(ForACount, options, new FeedRequest.RowCount(Query(Set(set), parser, options))),
        [EntitySetSegment set, KeySegment key] => Only(ForARow, options, new FeedRequest.Row(Query(Set(set), parser, options), KeyText(key))),
        _ => throw FeedException.NotImplemented("Only the service document, $metadata, sets, Set(key) and Set/$count are offered; parts of entities are not."),
    };

    private static FeedRequest Only(HashSet<string> allowed, QueryOptions options, FeedRequest request) =>
        options.All.FirstOrDefault(option => option.Key[0] == '$' && !allowed.Contains(option.Key)) is { Key: not null } other
            ? throw FeedException.Bad($"{other.Key} cannot be used here; use {string.Join(", ", allowed.Order(StringComparer.Ordinal))}.")
            : request;

    private FeedSet Set(EntitySetSegment segment) => model.Find(segment.EntitySet.Name)!;

    private static string KeyText(KeySegment segment) => Values.Of(segment.Keys.Single().Value) switch
    {
        DateOnly day => FeedSet.Text(day),
        var key => Convert.ToString(key, CultureInfo.InvariantCulture)!,
    };

    private FeedQuery Query(FeedSet set, ODataUriParser parser, QueryOptions options)
    {
        // First: aliases are known once the clauses that use them were parsed.
        var (filter, order, selection) = (parser.ParseFilter(), parser.ParseOrderBy(), Selection(set, parser.ParseSelectAndExpand()));
        var aliases = parser.ParameterAliasNodes.ToDictionary(alias => alias.Key, alias => alias.Value);
        var expressions = new RowExpression(set, aliases, clock);
        var matches = filter is null ? null : expressions.Condition(filter.Expression);
        var rowOrder = Order(order, expressions);
        return new(
            set,
            filter is null ? FeedScope.Everything : new FilterScope(set, aliases).Of(filter.Expression),
            matches,
            selection ?? set.Properties,
            selection is not null,
            rowOrder,
            expressions.Used,
            NotNegative("$top", parser.ParseTop()),
            NotNegative("$skip", parser.ParseSkip()) ?? 0,
            parser.ParseCount() ?? false,
            options.Find("$skiptoken") is { } token ? SkipToken.Read(token) : null);
    }

    private static long? NotNegative(string option, long? number) => number < 0 ? throw FeedException.Bad($"{option} is {number}; give 0 or more.") : number;

    private static List<FeedProperty>? Selection(FeedSet set, SelectExpandClause? clause)
    {
        if (clause is null || clause.AllSelected || clause.SelectedItems.Any(item => item is WildcardSelectItem))
            return null;
        var selected = new List<FeedProperty>();
        foreach (var item in clause.SelectedItems)
            if (item is PathSelectItem path && path.SelectedPath.Count == 1 && path.SelectedPath.FirstSegment is PropertySegment property)
                selected.Add(set.Find(property.Property.Name)!);
            else
                throw FeedException.NotImplemented("$select takes properties; navigation properties cannot be selected, since $expand is not supported.");
        return [.. set.Properties.Where(selected.Contains)];
    }

    private static RowOrder? Order(OrderByClause? clause, RowExpression expressions)
    {
        if (clause is null)
            return null;
        var (items, names) = (new List<(RowValue, bool)>(), new List<string>());
        for (var next = clause; next is not null; next = next.ThenBy)
        {
            items.Add((expressions.Value(next.Expression), next.Direction == OrderByDirection.Descending));
            if (next is { Expression: SingleValuePropertyAccessNode property, Direction: OrderByDirection.Ascending })
                names.Add(property.Property.Name);
        }
        return new(items, names.Count == items.Count ? names : null);
    }
}
