using System.Linq.Expressions;

namespace Engagement.Embedded.Tables.Filters;

/// <summary>Translates a lambda into the service's filter language. What it cannot say there is refused, never approximated.</summary>
internal static class LambdaFilter
{
    /// <returns>Null for a filter that is true for every row.</returns>
    public static string? Translate(LambdaExpression filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return CapturedValue.TryGet(filter.Body, out var always) && always is true ? null : Condition(filter.Body);
    }

    private static string Condition(Expression expression) => expression switch
    {
        BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.And } both =>
            $"({Condition(both.Left)}) and ({Condition(both.Right)})",
        BinaryExpression { NodeType: ExpressionType.OrElse or ExpressionType.Or } either =>
            $"({Condition(either.Left)}) or ({Condition(either.Right)})",
        UnaryExpression { NodeType: ExpressionType.Not } not => $"not ({Condition(not.Operand)})",
        BinaryExpression comparison when Operator(comparison.NodeType) is not null => Comparison(comparison),
        MethodCallExpression { Method.Name: "Equals" } call => Equality(call),
        _ when expression.Type == typeof(bool) && RowProperty.NameOf(expression) is { } flag => $"{flag} eq true",
        _ => throw Unsupported(expression),
    };

    private static string Comparison(BinaryExpression comparison)
    {
        var (left, right) = Ordering(comparison) ?? (comparison.Left, comparison.Right);
        return Compare(comparison.NodeType, left, right, comparison);
    }

    private static string Equality(MethodCallExpression call) => call switch
    {
        { Object: { } left, Arguments: [var right] } => Compare(ExpressionType.Equal, left, right, call),
        { Object: null, Arguments: [var left, var right] } => Compare(ExpressionType.Equal, left, right, call),
        _ => throw Unsupported(call, "the service compares text by its code units, with no StringComparison"),
    };

    private static string Compare(ExpressionType type, Expression left, Expression right, Expression whole)
    {
        if (RowProperty.NameOf(left) is { } property && CapturedValue.TryGet(right, out var value))
            return $"{property} {Operator(type)} {Literal(value, left, whole)}";
        throw Unsupported(whole, "the left side must be a property of the row and the right side a value");
    }

    private static string Literal(object? value, Expression property, Expression whole)
    {
        var type = RowProperty.Unwrap(property).Type;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
            throw Unsupported(whole, "enums are stored as text; compare in memory, or use a text filter");
        if (value is null)
            throw Unsupported(whole, "a table stores no nulls, so it cannot compare with one");
        if (type != typeof(object) && type != value.GetType())
            throw Unsupported(whole, $"the service finds values of the property's own type only; give it {value} as {type.Name}");
        return FilterLiteral.Of(value) ?? throw Unsupported(whole, $"the filter language has no literal for {value} ({value.GetType().Name}); dates must be UTC, numbers finite");
    }

    /// <summary>string.Compare(a, b) &lt; 0 and a.CompareTo(b) &lt; 0 order a and b; C# has no operator for texts.</summary>
    private static (Expression Left, Expression Right)? Ordering(BinaryExpression comparison) =>
        comparison.Left is not MethodCallExpression call || !CapturedValue.TryGet(comparison.Right, out var zero) || zero is not 0 ? null
        : call switch
        {
            { Method.Name: "CompareTo", Object: { } left, Arguments: [var right] } => (left, right),
            { Method.Name: "Compare", Object: null, Arguments: [var left, var right] } => (left, right),
            _ => null,
        };

    private static string? Operator(ExpressionType type) => type switch
    {
        ExpressionType.Equal => "eq",
        ExpressionType.NotEqual => "ne",
        ExpressionType.LessThan => "lt",
        ExpressionType.LessThanOrEqual => "le",
        ExpressionType.GreaterThan => "gt",
        ExpressionType.GreaterThanOrEqual => "ge",
        _ => null,
    };

    private static NotSupportedException Unsupported(Expression expression, string? reason = null) => new(
        $"The expression {expression} cannot be a table filter{(reason is null ? "" : ": " + reason)}.");
}
