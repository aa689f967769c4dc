using Engagement.Core;
using Engagement.Functions.Feed.Model;
using Microsoft.OData.UriParser;

namespace Engagement.Functions.Feed.Query;

/// <summary>What a filter says about pages, days and keys, so that no more is read than can match.</summary>
internal sealed class FilterScope(FeedSet set, IReadOnlyDictionary<string, SingleValueNode> aliases)
{
    public FeedScope Of(QueryNode node) => Plain(node) switch
    {
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } and => Of(and.Left).And(Of(and.Right)),
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Or } or => Of(or.Left).Or(Of(or.Right)),
        BinaryOperatorNode comparison => Compared(comparison),
        InNode { Right: CollectionConstantNode list } membership when Property(membership.Left) is { } property =>
            list.Collection.Select(member => Bound(property, BinaryOperatorKind.Equal, Values.Of(member.Value))).Aggregate(FeedScope.Nothing, (all, one) => all.Or(one)),
        _ => FeedScope.Everything,
    };

    private FeedScope Compared(BinaryOperatorNode comparison)
    {
        if (Property(comparison.Left) is { } left && Plain(comparison.Right) is ConstantNode right)
            return Bound(left, comparison.OperatorKind, Values.Of(right.Value));
        return Property(comparison.Right) is { } mirrored && Plain(comparison.Left) is ConstantNode constant
            ? Bound(mirrored, Mirrored(comparison.OperatorKind), Values.Of(constant.Value))
            : FeedScope.Everything;
    }

    private static FeedScope Bound(FeedProperty property, BinaryOperatorKind kind, object? value) => (property.Role, value) switch
    {
        // A required property never equals null, and nothing is above or below it.
        (PropertyRole.Key or PropertyRole.Page, null) when kind == BinaryOperatorKind.Equal => FeedScope.Nothing,
        (PropertyRole.Page, string key) when kind == BinaryOperatorKind.Equal =>
            FeedPages.Find(key) is { } page && FeedPages.Key(page) == key ? new(Pages: new HashSet<PageKey> { page }) : FeedScope.Nothing,
        (PropertyRole.Key, string key) when kind == BinaryOperatorKind.Equal => new(Key: key),
        (PropertyRole.Key, DateOnly day) => Days(kind, day, day) with { Key = kind == BinaryOperatorKind.Equal ? FeedSet.Text(day) : null },
        (PropertyRole.Day, DateOnly day) => Days(kind, day, day),
        (PropertyRole.Day, DateTimeOffset at) => Around(kind, at),
        (PropertyRole.Instant, DateTimeOffset at) => Around(kind, at),
        (PropertyRole.Instant, DateOnly day) => Around(kind, Values.Instant(day)),
        _ => FeedScope.Everything,
    };

    // An instant's day on a network lies at most one day beside its day in UTC.
    private static FeedScope Around(BinaryOperatorKind kind, DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        return Days(kind, day == DateOnly.MinValue ? day : day.AddDays(-1), day == DateOnly.MaxValue ? day : day.AddDays(1));
    }

    private static FeedScope Days(BinaryOperatorKind kind, DateOnly first, DateOnly last) => kind switch
    {
        BinaryOperatorKind.Equal => new(FirstDay: first, LastDay: last),
        BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual => new(FirstDay: first),
        BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual => new(LastDay: last),
        _ => FeedScope.Everything,
    };

    private FeedProperty? Property(QueryNode node) =>
        Plain(node) is SingleValuePropertyAccessNode { Source: ResourceRangeVariableReferenceNode } access ? set.Find(access.Property.Name) : null;

    private QueryNode Plain(QueryNode node) => node switch
    {
        ConvertNode convert => Plain(convert.Source),
        ParameterAliasNode alias when aliases.TryGetValue(alias.Alias, out var aliased) && aliased is not null => Plain(aliased),
        _ => node,
    };

    private static BinaryOperatorKind Mirrored(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        _ => kind,
    };
}
