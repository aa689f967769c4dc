using Engagement.Core;

namespace Engagement.Functions.Alert.Texts;

/// <summary>What is said about what the watch found.</summary>
internal static class WatchTexts
{
    // A queue message holds 48 KB, and nobody reads a list of a thousand.
    private const int MaxItems = 20;
    private const int MaxNameLength = 80;

    public static AlertMessage Write(WatchKind kind, IReadOnlyList<WatchFinding> items, DateTimeOffset now) =>
        AlertMessage.For(KindOf(kind), PipelineWatch.AllPages, null, now, Text(MailLanguage.English, kind, items), Text(MailLanguage.French, kind, items));

    public static string KindOf(WatchKind kind) => kind switch
    {
        WatchKind.TokenEnds => "token_ends",
        WatchKind.Refused => "page_refused",
        WatchKind.Stale => "collection_stale",
        WatchKind.SpendNearBound => "spend_near_bound",
        WatchKind.Poison => "poison_messages",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of finding"),
    };

    private static AlertText Text(MailLanguage language, WatchKind kind, IReadOnlyList<WatchFinding> items)
    {
        var lines = new List<string> { Advice(language, kind) };
        lines.AddRange(items.Take(MaxItems).Select(item => $"{Short(item.Name)}{language.Pick(": ", " : ")}{Detail(language, kind, item)}"));
        if (items.Count > MaxItems)
            lines.Add(language.Pick($"And {items.Count - MaxItems} more.", $"Et {items.Count - MaxItems} de plus."));
        return new(Title(language, kind, items.Count), lines);
    }

    private static string Title(MailLanguage language, WatchKind kind, int count) => kind switch
    {
        WatchKind.TokenEnds => language.Pick(Number(count, "page loses its access soon, or has lost it", "pages lose their access soon, or have lost it"), Number(count, "page perd bientôt son accès, ou l’a perdu", "pages perdent bientôt leur accès, ou l’ont perdu")),
        WatchKind.Refused => language.Pick(Number(count, "page is refused by its network", "pages are refused by their network"), Number(count, "page est refusée par son réseau", "pages sont refusées par leur réseau")),
        WatchKind.Stale => language.Pick(Number(count, "page is no longer collected", "pages are no longer collected"), Number(count, "page n’est plus collectée", "pages ne sont plus collectées")),
        WatchKind.SpendNearBound => language.Pick(Number(count, "page has nearly used its budget", "pages have nearly used their budget"), Number(count, "page a presque épuisé son budget", "pages ont presque épuisé leur budget")),
        _ => language.Pick("Work was given up", "Des tâches ont été abandonnées"),
    };

    private static string Advice(MailLanguage language, WatchKind kind) => kind switch
    {
        WatchKind.TokenEnds => language.Pick("Issue new tokens before these end; what is missed meanwhile is collected afterwards.", "Renouvelez ces jetons avant leur fin ; ce qui manque entre-temps sera collecté ensuite."),
        WatchKind.Refused => language.Pick("Nothing is collected of these pages until somebody with a role on them acts.", "Rien n’est collecté sur ces pages tant qu’une personne qui y a un rôle n’agit pas."),
        WatchKind.Stale => language.Pick("The newest figures of these pages are old; the API says why.", "Les derniers chiffres de ces pages sont anciens ; l’API dit pourquoi."),
        WatchKind.SpendNearBound => language.Pick("Their collection stops when the month's budget is used (X__MonthlyBudgetDollars).", "Leur collecte s’arrête quand le budget du mois est épuisé (X__MonthlyBudgetDollars)."),
        _ => language.Pick("These messages failed five times. GET /api/operations/poison says why; what they stood for may be missing.", "Ces messages ont échoué cinq fois. GET /api/operations/poison dit pourquoi ; ce qu’ils représentaient manque peut-être."),
    };

    private static string Detail(MailLanguage language, WatchKind kind, WatchFinding item) => kind switch
    {
        WatchKind.TokenEnds when item.Number == 0 => language.Pick("ended, or ends today", "terminé, ou se termine aujourd’hui"),
        WatchKind.TokenEnds => language.Pick(Number(item.Number, "day left", "days left"), Number(item.Number, "jour restant", "jours restants")),
        WatchKind.Refused when item.Status == MetricStatus.TokenExpired => language.Pick("the token has expired or was revoked", "le jeton a expiré ou a été révoqué"),
        WatchKind.Refused => language.Pick("a permission is missing", "une autorisation manque"),
        WatchKind.Stale => language.Pick(Number(item.Number, "day behind", "days behind"), Number(item.Number, "jour de retard", "jours de retard")),
        WatchKind.SpendNearBound => language.Percent(item.Number / 100d),
        _ => language.Pick(Number(item.Number, "message", "messages"), Number(item.Number, "message", "messages")),
    };

    private static string Number(long count, string one, string many) => FormattableString.Invariant($"{count} {(count == 1 ? one : many)}");

    private static string Short(string name) => name.Length <= MaxNameLength ? name : name[..(MaxNameLength - 1)] + "…";
}
