using System.Linq.Expressions;
using System.Reflection;

namespace Engagement.Embedded.Tables.Filters;

/// <summary>Evaluates the parts of a filter that do not depend on the row.</summary>
internal static class CapturedValue
{
    public static bool TryGet(Expression expression, out object? value)
    {
        var depends = new DependsOnRow();
        depends.Visit(expression);
        value = depends.Found ? null : Evaluate(expression);
        return !depends.Found;
    }

    private static object? Evaluate(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field } member => field.GetValue(Target(member)),
        MemberExpression { Member: PropertyInfo property } member => property.GetValue(Target(member)),
        _ => Expression.Lambda(expression).Compile(preferInterpretation: true).DynamicInvoke(),
    };

    private static object? Target(MemberExpression member) => member.Expression is null ? null : Evaluate(member.Expression);

    private sealed class DependsOnRow : ExpressionVisitor
    {
        public bool Found { get; private set; }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            Found = true;
            return node;
        }
    }
}
