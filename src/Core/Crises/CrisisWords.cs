using System.Globalization;

namespace Engagement.Core.Crises;

/// <summary>What a crisis index is based on, in sentences for people.</summary>
public static class CrisisWords
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>One sentence per rule that contributed, the strongest first.</summary>
    /// <param name="reading">A reading, usually the peak of a crisis.</param>
    /// <param name="french">French if true, else English.</param>
    public static IReadOnlyList<string> Explain(CrisisReading reading, bool french)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return [.. reading.Evidence.Select(evidence => french ? InFrench(evidence, reading) : InEnglish(evidence, reading))];
    }

    private static string InEnglish(CrisisEvidence evidence, CrisisReading reading) => evidence.Signal switch
    {
        CrisisSignal.UpsetVolume => string.Create(CultureInfo.InvariantCulture,
            $"{reading.Upset} upset comments from {reading.UpsetAuthors} people within {Hours(reading)}; usual at this time of day: {evidence.Usual:0.#}."),
        CrisisSignal.UpsetShare => string.Create(CultureInfo.InvariantCulture,
            $"{evidence.Observed:P0} of {reading.Judged} comments are upset; in the two weeks before it was {evidence.Usual:P0}."),
        CrisisSignal.Insults => string.Create(CultureInfo.InvariantCulture, $"{evidence.Observed:0} insults; usual at this time of day: {evidence.Usual:0.#}."),
        CrisisSignal.AlertWords => string.Create(CultureInfo.InvariantCulture, $"{evidence.Observed:0} people use words such as “boycott” or “lawsuit”."),
        _ => throw new ArgumentOutOfRangeException(nameof(evidence), evidence.Signal, "not a rule of crises"),
    };

    private static string InFrench(CrisisEvidence evidence, CrisisReading reading) => evidence.Signal switch
    {
        CrisisSignal.UpsetVolume => string.Create(French,
            $"{reading.Upset} commentaires mécontents de {reading.UpsetAuthors} personnes en {Heures(reading)} ; habituellement à cette heure : {evidence.Usual:0.#}."),
        CrisisSignal.UpsetShare => string.Create(French,
            $"{evidence.Observed:P0} des {reading.Judged} commentaires sont mécontents ; les deux semaines précédentes : {evidence.Usual:P0}."),
        CrisisSignal.Insults => string.Create(French, $"{evidence.Observed:0} insultes ; habituellement à cette heure : {evidence.Usual:0.#}."),
        CrisisSignal.AlertWords => string.Create(French, $"{evidence.Observed:0} personnes emploient des mots comme « boycott » ou « plainte »."),
        _ => throw new ArgumentOutOfRangeException(nameof(evidence), evidence.Signal, "not a rule of crises"),
    };

    private static string Hours(CrisisReading reading) => reading.WindowHours == 1 ? "an hour" : string.Create(CultureInfo.InvariantCulture, $"{reading.WindowHours} hours");

    private static string Heures(CrisisReading reading) => reading.WindowHours == 1 ? "une heure" : string.Create(French, $"{reading.WindowHours} heures");
}
