using Engagement.Core.Digest;
using Engagement.Core.Kpis;
using Engagement.Functions.Alert.Texts;

namespace Engagement.Functions.Alert.Digest;

/// <summary>The words of a digest.</summary>
internal static class DigestTexts
{
    private const string Missing = "–";

    public static string Say(MailLanguage language, DigestFact fact)
    {
        var (page, number, other) = (fact.Page.Name, fact.Number, fact.Other);
        return fact.Kind switch
        {
            DigestFactKind.NoFigures when number == 1 => language.Pick($"There are no figures for {page} this week.", $"Il n’y a pas de chiffres pour {page} cette semaine."),
            DigestFactKind.NoFigures => language.Pick($"There are no figures for {number} pages this week, {page} among them.", $"Il n’y a pas de chiffres pour {number} pages cette semaine, dont {page}."),
            DigestFactKind.EngagementRateMoved when number > other => language.Pick(
                $"The engagement rate of {page} rose from {language.Percent(other!.Value)} to {language.Percent(number)}, more than chance explains.",
                $"Le taux d’engagement de {page} est passé de {language.Percent(other!.Value)} à {language.Percent(number)} : une hausse que le hasard n’explique pas."),
            DigestFactKind.EngagementRateMoved => language.Pick(
                $"The engagement rate of {page} fell from {language.Percent(other!.Value)} to {language.Percent(number)}, more than chance explains.",
                $"Le taux d’engagement de {page} est passé de {language.Percent(other!.Value)} à {language.Percent(number)} : une baisse que le hasard n’explique pas."),
            DigestFactKind.Silent when number == 1 => language.Pick($"{page} published nothing all week.", $"{page} n’a rien publié de la semaine."),
            DigestFactKind.Silent => language.Pick($"{number} pages published nothing all week, {page} among them.", $"{number} pages n’ont rien publié de la semaine, dont {page}."),
            DigestFactKind.FollowersMoved when number > 0 => language.Pick(
                $"{page} gained {language.Count(number)} followers and now has {language.Count(other!.Value)}.", $"{page} a gagné {language.Count(number)} abonnés et en compte {language.Count(other!.Value)}."),
            DigestFactKind.FollowersMoved => language.Pick(
                $"{page} lost {language.Count(-number)} followers and now has {language.Count(other!.Value)}.", $"{page} a perdu {language.Count(-number)} abonnés et en compte {language.Count(other!.Value)}."),
            _ => language.Pick($"The best post was on {page}: {language.Count(number)} engagements.", $"La meilleure publication est sur {page} : {language.Count(number)} engagements."),
        };
    }

    public static string Value(MailLanguage language, KpiUnit unit, double? value) => value is not { } known ? Missing : unit == KpiUnit.Rate ? language.Percent(known) : language.Count(known);

    /// <summary>Against the week before: points of a rate, otherwise how many more.</summary>
    public static string Change(MailLanguage language, KpiUnit unit, double? now, double? before) =>
        now - before is not { } change ? "" : unit == KpiUnit.Rate ? language.Points(change) + language.Pick(" pt", " pt") : language.Change(change);

    /// <summary>What a picture shows, for those who do not see it.</summary>
    public static string Ends(MailLanguage language, IReadOnlyList<double?> values)
    {
        var known = values.OfType<double>().ToList();
        return known.Count == 0
            ? language.Pick("no figures", "pas de chiffres")
            : language.Pick($"from {language.Count(known[0])} to {language.Count(known[^1])}, {values.Count - known.Count} weeks missing", $"de {language.Count(known[0])} à {language.Count(known[^1])}, {values.Count - known.Count} semaines manquantes");
    }
}
