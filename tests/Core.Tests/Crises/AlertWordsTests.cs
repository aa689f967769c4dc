using Engagement.Core.Crises;

namespace Engagement.Core.Tests.Crises;

public sealed class AlertWordsTests
{
    [Theory]
    [InlineData("Boycottez cette marque !!")]
    [InlineData("c'est un SCANDALE")]
    [InlineData("je vais porter plainte")]
    [InlineData("vous êtes des escrocs")]
    [InlineData("This is a scam, my lawyer will call")]
    [InlineData("Rappel-produit ?")]
    [InlineData("intoxiqués après le repas")]
    public void In_AWordOfAlarm_IsFound(string text) => AlertWords.In(text).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("Merci pour tout, bravo à l'équipe")]
    [InlineData("La procession passe à midi")]
    [InlineData("I'm issuing a refund, thanks")]
    [InlineData("\ud800 invalid \udc00")]
    public void In_OrdinaryText_IsNot(string text) => AlertWords.In(text).ShouldBeFalse();
}
