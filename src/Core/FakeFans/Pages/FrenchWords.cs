namespace Engagement.Core.FakeFans.Pages;

/// <summary>The sentences in French.</summary>
internal sealed class FrenchWords() : AnomalyLanguage("fr-FR")
{
    public static readonly FrenchWords Instance = new();

    public override string NothingExplains => "Aucune cause visible dans les données ne l'explique.";

    public override string Seen(PageAnomaly anomaly)
    {
        var (evidence, when) = (anomaly.Evidence, When(anomaly.Days));
        var (observed, expected) = (Count(evidence.Observed), Count(evidence.Expected));
        var what = evidence.IsOfEngagements ? "engagements" : "abonnements";
        return anomaly.Kind switch
        {
            AnomalyKind.Purge => $"{when}, {observed} abonnés ont été perdus, contre environ {expected} attendus.",
            AnomalyKind.ForeignMix => $"{when}, {observed} nouveaux abonnés sont venus de {evidence.Country}, dont la part habituelle en apporterait environ {expected}.",
            AnomalyKind.Drip => $"{when}, {observed} {what} ont été gagnés jour après jour, contre environ {expected} attendus.",
            AnomalyKind.Dilution => $"{when}, {observed} {what} ont été gagnés, contre environ {expected} attendus, sans que l'engagement suive.",
            AnomalyKind.DeliveryThenLoss => $"{when}, des abonnés sont venus en excès puis repartis : {observed} {what} gagnés, contre environ {expected} attendus.",
            _ => $"{when}, {observed} {what} ont été gagnés, contre environ {expected} attendus.",
        };
    }

    public override string OfFollowers(double rate, bool isLoss) => isLoss ? $"C'est {Percent(rate)} des abonnés." : $"L'excès représente {Percent(rate)} des abonnés.";

    public override string Engagement(double ratio, bool isDiluted) => isDiluted
        ? $"L'engagement par abonné est {Times(ratio)} fois celui d'avant, comme si personne n'était venu."
        : $"L'engagement par abonné est {Times(ratio)} fois celui d'avant, comme avec des personnes qui participent.";

    public override string FromCountry(string country, double excess) => $"{Count(excess)} de plus que d'habitude sont venus de {country}.";

    public override string Lost(double rate) => $"Dans les semaines suivantes, des abonnés sont partis au-delà de l'habitude : {Percent(rate)} de l'excès.";

    public override string Silent(double rate) => $"Les désabonnements n'expliquent pas {Percent(rate)} de la perte.";

    public override string Cause(RivalCauseKind kind) => kind switch
    {
        RivalCauseKind.ViralPost => "un contenu vu par plus de monde",
        RivalCauseKind.PaidViews => "la publicité",
        RivalCauseKind.TeamEvent => "un événement saisi par l'équipe",
        RivalCauseKind.Giveaway => "un jeu ou concours",
        RivalCauseKind.PlatformShock => "un mouvement commun à beaucoup de pages du réseau",
        RivalCauseKind.MetricChange => "un changement de ce que compte le réseau",
        _ => "des jours sans données",
    };

    public override string Explains(string cause, double rate, string? detail) =>
        $"{char.ToUpperInvariant(cause[0])}{cause[1..]}{(detail is null ? "" : $" ({detail})")} peut en expliquer {Percent(rate)}.";

    public override string CannotTell(string causes) => $"Les données ne disent rien sur : {causes}.";

    public override string WouldChange(PageAnomaly anomaly) => anomaly.Kind switch
    {
        AnomalyKind.Purge => "Si des pages semblables ont perdu des abonnés les mêmes jours, ou si le total remonte, le soupçon baisse. Des comptes supprimés ne disent pas qui les a fait venir.",
        AnomalyKind.ForeignMix => "Si la page s'est adressée à ce pays ces jours-là (publicité, partenaire, presse), saisissez-le et le soupçon baisse. Si ces abonnés partent ou restent muets, il monte.",
        _ when anomaly.Level == SuspicionLevel.None => "Il n'y a rien à faire. Si beaucoup de ceux qui sont venus repartent dans les semaines qui suivent, le verdict sera revu.",
        _ => "Si une campagne, la presse ou un concours a eu lieu ces jours-là, saisissez-le et le soupçon baisse. Si beaucoup de ceux qui sont venus repartent, ou ne participent à rien, il monte.",
    };

    private string When(DayRange days) => days.DayCount == 1 ? $"Le {Day(days.FirstDay)}" : $"Du {Day(days.FirstDay)} au {Day(days.LastDay)}";
}
