using Engagement.Functions.Feed.Model;
using Microsoft.OData.UriParser;

namespace Engagement.Functions.Feed.Query;

/// <summary>Makes functions of rows out of parsed expressions, with OData's three-valued logic: what is not known to be true does not match.</summary>
internal sealed class RowExpression(FeedSet set, IReadOnlyDictionary<string, SingleValueNode> aliases, TimeProvider clock)
{
    private readonly HashSet<FeedProperty> _used = [];

    /// <summary>The properties that the expressions made so far read.</summary>
    public IReadOnlyCollection<FeedProperty> Used => _used;

    public Func<object, bool> Condition(QueryNode node)
    {
        var value = Value(node);
        return row => value(row) is true;
    }

    /// <exception cref="FeedException">The expression has a part that is not offered.</exception>
    public RowValue Value(QueryNode node) => node switch
    {
        ConstantNode constant => Constant(constant),
        ConvertNode convert => Converted(convert),
        SingleValuePropertyAccessNode { Source: ResourceRangeVariableReferenceNode } access => Property(access),
        ParameterAliasNode alias => aliases.TryGetValue(alias.Alias, out var aliased) && aliased is not null ? Value(aliased) : _ => null,
        UnaryOperatorNode unary => Unary(unary),
        BinaryOperatorNode binary => Binary(binary),
        InNode membership => In(membership),
        SingleValueFunctionCallNode call => Call(call),
        SingleValuePropertyAccessNode or SingleNavigationNode or CollectionNavigationNode => throw FeedException.NotImplemented(
            "Expressions over navigation properties are not supported; filter by the key that the row itself holds, such as PageKey."),
        _ => throw FeedException.NotImplemented($"Expressions of kind {node.Kind} are not supported."),
    };

    private static RowValue Constant(ConstantNode constant)
    {
        var value = Values.Of(constant.Value);
        return _ => value;
    }

    // Numbers are brought together when they meet, so only days that stand for instants are left to convert.
    private RowValue Converted(ConvertNode convert) => Value(convert.Source);

    private RowValue Property(SingleValuePropertyAccessNode access)
    {
        var property = set.Find(access.Property.Name) ?? throw FeedException.NotImplemented($"Expressions over {access.Property.Name} are not supported.");
        _used.Add(property);
        return new(property.Read);
    }

    private RowValue Unary(UnaryOperatorNode unary)
    {
        var operand = Value(unary.Operand);
        return unary.OperatorKind == UnaryOperatorKind.Not
            ? row => operand(row) is bool truth ? !truth : null
            : row => Arithmetic.Negate(operand(row));
    }

    private RowValue Binary(BinaryOperatorNode binary)
    {
        var (left, right, kind) = (Value(binary.Left), Value(binary.Right), binary.OperatorKind);
        return kind switch
        {
            BinaryOperatorKind.And => row => And(left(row), () => right(row)),
            BinaryOperatorKind.Or => row => Or(left(row), () => right(row)),
            BinaryOperatorKind.Equal => row => Values.AreEqual(left(row), right(row)),
            BinaryOperatorKind.NotEqual => row => !Values.AreEqual(left(row), right(row)),
            BinaryOperatorKind.GreaterThan => row => Values.Compare(left(row), right(row)) > 0,
            BinaryOperatorKind.GreaterThanOrEqual => row => Values.Compare(left(row), right(row)) >= 0,
            BinaryOperatorKind.LessThan => row => Values.Compare(left(row), right(row)) < 0,
            BinaryOperatorKind.LessThanOrEqual => row => Values.Compare(left(row), right(row)) <= 0,
            BinaryOperatorKind.Has => throw FeedException.NotImplemented("The operator has is not supported: no property is an enumeration."),
            _ => row => Arithmetic.Compute(kind, left(row), right(row)),
        };
    }

    private RowValue In(InNode membership)
    {
        if (membership.Right is not CollectionConstantNode list)
            throw FeedException.NotImplemented("The operator in is supported with a list of values.");
        var value = Value(membership.Left);
        object?[] members = [.. list.Collection.Select(member => Values.Of(member.Value))];
        return row =>
        {
            var one = value(row);
            return Array.Exists(members, member => Values.AreEqual(one, member));
        };
    }

    private RowValue Call(SingleValueFunctionCallNode call)
    {
        var function = RowFunctions.Find(call.Name, clock) ?? throw FeedException.NotImplemented($"The function {call.Name} is not supported.");
        RowValue[] arguments = [.. call.Parameters.Select(Value)];
        return row => function(Array.ConvertAll(arguments, argument => argument(row)));
    }

    private static bool? And(object? left, Func<object?> right) => left is false ? false : (left, right()) switch
    {
        (_, false) => false,
        (true, true) => true,
        _ => null,
    };

    private static bool? Or(object? left, Func<object?> right) => left is true ? true : (left, right()) switch
    {
        (_, true) => true,
        (false, false) => false,
        _ => null,
    };
}
