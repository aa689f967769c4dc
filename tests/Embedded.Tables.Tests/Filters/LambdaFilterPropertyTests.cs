using System.Linq.Expressions;
using Azure.Data.Tables;
using Engagement.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Engagement.Embedded.Tables.Tests.Filters;

public class LambdaFilterPropertyTests(AzuriteFixture azurite)
{
    private static readonly string[] Texts = ["a", "ab", "b", "it's", "é", "漢"];

    private static readonly List<EveryType> Rows = [.. Enumerable.Range(0, 40).Select(index => new EveryType
    {
        RowKey = $"{index:D2}",
        Number = index % 7 - 3,
        Big = (index % 5 - 2) * 10_000_000_000L,
        Real = index % 9 / 2.0 - 2,
        Truth = index % 3 == 0,
        Text = Texts[index % Texts.Length],
        Moment = DateTimeOffset.UnixEpoch.AddDays(index % 11),
        Id = new Guid(index % 4, 0, 0, new byte[8]),
        MaybeNumber = index % 6,
    })];

    [Fact]
    public async Task Query_AnyLambda_GivesTheRowsThatItIsTrueFor()
    {
        var table = await azurite.NewTableAsync();
        await table.SubmitTransactionAsync(Rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)));

        Prop.ForAll(Conditions(3).ToArbitrary(), condition =>
        {
            var lambda = Expression.Lambda<Func<EveryType, bool>>(condition, Row);
            var expected = Rows.Where(lambda.Compile(preferInterpretation: true)).Select(row => row.RowKey);
            table.Query(lambda).Select(row => row.RowKey).ShouldBe(expected, lambda.ToString());
        }).QuickCheckThrowOnFailure();
    }

    private static readonly ParameterExpression Row = Expression.Parameter(typeof(EveryType), "row");

    private static Gen<Expression> Conditions(int depth) => depth == 0 ? Atoms() : Gen.OneOf(
        Atoms(),
        Conditions(depth - 1).Select(inner => (Expression)Expression.Not(inner)),
        Conditions(depth - 1).Zip(Conditions(depth - 1)).Select(two => (Expression)Expression.AndAlso(two.Item1, two.Item2)),
        Conditions(depth - 1).Zip(Conditions(depth - 1)).Select(two => (Expression)Expression.OrElse(two.Item1, two.Item2)));

    private static Gen<Expression> Atoms() => Gen.OneOf(
        Compare(nameof(EveryType.Number), Gen.Choose(-4, 4)),
        Compare(nameof(EveryType.Big), Gen.Choose(-3, 3).Select(number => number * 10_000_000_000L)),
        Compare(nameof(EveryType.Real), Gen.Choose(-5, 5).Select(number => number / 2.0)),
        Compare(nameof(EveryType.Moment), Gen.Choose(-1, 11).Select(day => DateTimeOffset.UnixEpoch.AddDays(day))),
        Compare(nameof(EveryType.MaybeNumber), Gen.Choose(-1, 6).Select(number => (int?)number)),
        Equal(nameof(EveryType.Id), Gen.Choose(0, 4).Select(number => new Guid(number, 0, 0, new byte[8]))),
        Equal(nameof(EveryType.Text), Gen.Elements(Texts)),
        Gen.Constant((Expression)Expression.Property(Row, nameof(EveryType.Truth))),
        Gen.Choose(0, 40).Zip(Operators).Select(two => (Expression)RowKeyOrder($"{two.Item1:D2}", two.Item2)));

    private static Gen<ExpressionType> Operators => Gen.Elements(
        ExpressionType.Equal, ExpressionType.NotEqual, ExpressionType.LessThan, ExpressionType.LessThanOrEqual,
        ExpressionType.GreaterThan, ExpressionType.GreaterThanOrEqual);

    private static Gen<Expression> Compare<T>(string property, Gen<T> values) => values.Zip(Operators).Select(two =>
        (Expression)Expression.MakeBinary(two.Item2, Expression.Property(Row, property), Expression.Constant(two.Item1, typeof(T))));

    private static Gen<Expression> Equal<T>(string property, Gen<T> values) =>
        values.Zip(Gen.Elements(ExpressionType.Equal, ExpressionType.NotEqual)).Select(two =>
            (Expression)Expression.MakeBinary(two.Item2, Expression.Property(Row, property), Expression.Constant(two.Item1, typeof(T))));

    private static BinaryExpression RowKeyOrder(string value, ExpressionType order) => Expression.MakeBinary(
        order,
        Expression.Call(
            Expression.Property(Row, nameof(EveryType.RowKey)),
            typeof(string).GetMethod(nameof(string.CompareTo), [typeof(string)])!,
            Expression.Constant(value)),
        Expression.Constant(0));
}
