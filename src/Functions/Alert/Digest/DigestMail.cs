using System.Net;
using System.Text;
using Engagement.Core;
using Engagement.Core.Digest;
using Engagement.Core.Kpis;
using Engagement.Functions.Alert.Graph;
using Engagement.Functions.Alert.Texts;

namespace Engagement.Functions.Alert.Digest;

/// <summary>A week as a mail: what to remember, then a row per page with its quarter as pictures.</summary>
internal static class DigestMail
{
    // What a mail can show before it becomes a report; pictures add up to about 80 KB.
    private const int MaxPages = 20;

    private const string CellStyle = "padding:6px 10px;border-bottom:1px solid #e4e7eb;text-align:right;white-space:nowrap";
    private const string NameStyle = "padding:6px 10px;border-bottom:1px solid #e4e7eb;text-align:left";

    private static readonly Dictionary<string, KpiDefinition> Definitions = QuantitativeKpis.Definitions.ToDictionary(kpi => kpi.Id, StringComparer.Ordinal);

    /// <summary>The pages that have a row: those with the most followers.</summary>
    public static IReadOnlyList<PageWeek> Shown(IEnumerable<PageWeek> pages) =>
        [.. pages.OrderByDescending(page => page.Value(DigestKpis.Followers) ?? -1).ThenBy(page => page.Page.ToString(), StringComparer.Ordinal).Take(MaxPages)];

    public static OutgoingMail Of(
        MailLanguage language, DayRange week, IReadOnlyList<PageWeek> pages, IReadOnlyList<PageWeek> shown, IReadOnlyDictionary<PageKey, PageTrend> trends)
    {
        var title = language.Pick($"Your communities, {language.Days(week)}", $"Vos communautés, {language.Days(week)}");
        var images = new List<InlineImage>();
        var body = new StringBuilder(Facts(language, pages));
        body.Append("<table style=\"border-collapse:collapse;font-size:14px\"><tr>").Append(Head(language)).Append("</tr>\n");
        for (var i = 0; i < shown.Count; i++)
            body.Append("<tr>").Append(Row(language, shown[i], trends[shown[i].Page], i + 1, images)).Append("</tr>\n");
        body.Append("</table>\n");
        if (pages.Count > shown.Count)
            body.Append(MailHtml.Small(language.Pick($"And {pages.Count - shown.Count} more pages, with fewer followers.", $"Et {pages.Count - shown.Count} autres pages, avec moins d’abonnés.")));
        body.Append(MailHtml.Small(language.Pick(
            "Changes are against the week before. A dash is a figure that the network did not report, or that is not collected: it is not zero. Days are those of each network.",
            "Les évolutions sont par rapport à la semaine précédente. Un tiret est un chiffre que le réseau n’a pas donné ou qui n’est pas collecté : ce n’est pas zéro. Les jours sont ceux de chaque réseau.")));
        return new(title, MailHtml.Page(language, title, body.ToString()), images);
    }

    private static string Facts(MailLanguage language, IReadOnlyList<PageWeek> pages)
    {
        var facts = DigestFacts.Choose(pages);
        if (facts.Count == 0)
            return $"<p>{WebUtility.HtmlEncode(language.Pick("Nothing stood out this week.", "Rien de marquant cette semaine."))}</p>\n";
        var heading = language.Pick("To remember", "À retenir");
        return $"<h2 style=\"font-size:16px\">{WebUtility.HtmlEncode(heading)}</h2>\n<ol>{string.Concat(facts.Select(fact => $"<li>{WebUtility.HtmlEncode(DigestTexts.Say(language, fact))}</li>"))}</ol>\n";
    }

    private static string Head(MailLanguage language)
    {
        string Cell(string text, string style) => $"<th style=\"{style};font-weight:600\">{WebUtility.HtmlEncode(text)}</th>";
        return Cell("Page", NameStyle)
            + string.Concat(DigestKpis.All.Select(id => Cell(language.Pick(Definitions[id].NameEn, Definitions[id].NameFr), CellStyle)))
            + Cell(language.Pick("Followers, 13 weeks", "Abonnés, 13 semaines"), CellStyle)
            + Cell(language.Pick("Engagements, 13 weeks", "Engagements, 13 semaines"), CellStyle);
    }

    private static string Row(MailLanguage language, PageWeek page, PageTrend trend, int number, List<InlineImage> images)
    {
        images.Add(new($"followers-{number}", Sparkline.Line(trend.Followers)));
        images.Add(new($"engagements-{number}", Sparkline.Bars(trend.Engagements)));
        string Picture(string id, string alt) => $"<td style=\"{CellStyle}\"><img src=\"cid:{id}-{number}\" width=\"{Sparkline.Width}\" height=\"{Sparkline.Height}\" alt=\"{WebUtility.HtmlEncode(alt)}\"></td>";
        return $"<td style=\"{NameStyle}\">{WebUtility.HtmlEncode(page.Name)}<br><span style=\"font-size:12px;color:#616e7c\">{page.Page.Network.Name}</span></td>"
            + string.Concat(DigestKpis.All.Select(id => $"<td style=\"{CellStyle}\">{DigestTexts.Value(language, Definitions[id].Unit, page.Value(id))}<br><span style=\"font-size:12px;color:#616e7c\">{DigestTexts.Change(language, Definitions[id].Unit, page.Value(id), page.ValueBefore(id))}</span></td>"))
            + Picture("followers", DigestTexts.Ends(language, trend.Followers))
            + Picture("engagements", DigestTexts.Ends(language, trend.Engagements));
    }
}
