using Engagement.Core;
using Engagement.Functions.Collect;
using Microsoft.Extensions.Options;

namespace Engagement.Functions.Tests.Privacy;

public class AuthorKeysTests
{
    private const string First = "the first secret, of thirty-two characters";
    private const string Second = "the second secret, of thirty-two characters";

    private static readonly DateOnly From = new(2027, 1, 1);

    // Midnight in California, where Facebook's days begin.
    private static readonly DateTimeOffset Change = new(2027, 1, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_AroundTheDayOfTheChange_UsesTheSecretOfThatDay()
    {
        var (before, rotated, after) = (Keys(First), Keys(Second, First, From), Keys(Second));

        rotated.Of(Network.Facebook, "77", Change.AddSeconds(-1)).ShouldBe(before.Of(Network.Facebook, "77", Change));
        rotated.Of(Network.Facebook, "77", Change).ShouldBe(after.Of(Network.Facebook, "77", Change));
        before.Of(Network.Facebook, "77", Change).ShouldNotBe(after.Of(Network.Facebook, "77", Change));
        rotated.Of(Network.X, "77", new(2026, 12, 31, 23, 59, 59, TimeSpan.Zero)).ShouldBe(before.Of(Network.X, "77", Change));
    }

    [Fact]
    public void Every_WhileTwoSecretsCount_HasBothKeys()
    {
        Keys(Second, First, From).Every(Network.X, "77").ShouldBe([Keys(Second).Of(Network.X, "77", Change)!, Keys(First).Of(Network.X, "77", Change)!]);
        Keys(First).Every(Network.X, "77").ShouldHaveSingleItem();
        Keys(null).Every(Network.X, "77").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(First, Second, null, "Collection__AuthorSecretFrom")]
    [InlineData(First, null, "2027-01-01", "Collection__PreviousAuthorSecret")]
    [InlineData(null, First, "2027-01-01", "Collection__AuthorSecret is missing")]
    [InlineData(First, First, "2027-01-01", "is the same as")]
    [InlineData(Second, First, "2027-01-01", null)]
    [InlineData(First, null, null, null)]
    [InlineData(null, null, null, null)]
    public void Validator_SecretsThatDoNotFitTogether_AreRefused(string? secret, string? previous, string? from, string? problem)
    {
        var result = new CollectionOptionsValidator().Validate(
            null, new() { AuthorSecret = secret, PreviousAuthorSecret = previous, AuthorSecretFrom = from is null ? null : DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture) });

        if (problem is null)
            result.Succeeded.ShouldBeTrue();
        else
            result.FailureMessage.ShouldNotBeNull().ShouldContain(problem);
        (result.FailureMessage ?? "").ShouldNotContain("characters");
    }

    private static AuthorKeys Keys(string? secret, string? previous = null, DateOnly? from = null) =>
        new(Options.Create(new CollectionOptions { AuthorSecret = secret, PreviousAuthorSecret = previous, AuthorSecretFrom = from }));
}
