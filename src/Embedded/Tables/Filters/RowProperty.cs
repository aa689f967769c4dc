using System.Linq.Expressions;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Engagement.Embedded.Tables.Entities;

namespace Engagement.Embedded.Tables.Filters;

/// <summary>Recognises the expressions that stand for a stored property: row.Name, row["Name"], row.GetInt32("Name").</summary>
internal static class RowProperty
{
    public static string? NameOf(Expression expression) => Unwrap(expression) switch
    {
        MemberExpression { Expression: ParameterExpression } member => NameOf(member),
        MemberExpression { Member.Name: "Value", Expression: { } inner } member
            when Nullable.GetUnderlyingType(inner.Type) is not null && member.Type == Nullable.GetUnderlyingType(inner.Type) => NameOf(inner),
        MethodCallExpression { Object: { } row } call when IsGetter(call) && Unwrap(row) is ParameterExpression
            && CapturedValue.TryGet(call.Arguments[0], out var name) => name as string,
        _ => null,
    };

    /// <summary>Casts change how C# compares, not which property is meant.</summary>
    public static Expression Unwrap(Expression expression)
    {
        while (expression is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } cast)
            expression = cast.Operand;
        return expression;
    }

    private static string NameOf(MemberExpression member) => member.Member.DeclaringType == typeof(TableItem)
        ? "TableName"
        : EntityShape.StoredName(member.Member);

    private static bool IsGetter(MethodCallExpression call) =>
        call.Method.DeclaringType is { } type
        && (type == typeof(TableEntity) || type == typeof(IDictionary<string, object>))
        && call.Arguments.Count == 1
        && (call.Method.Name == "get_Item" || call.Method.Name.StartsWith("Get", StringComparison.Ordinal))
        // The SDK does not translate this one getter.
        && call.Method.Name != nameof(TableEntity.GetDateTimeOffset);
}
