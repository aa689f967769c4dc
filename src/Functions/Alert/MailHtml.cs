using System.Net;
using Engagement.Functions.Alert.Texts;

namespace Engagement.Functions.Alert;

/// <summary>What all mails look like. Mail programs understand tables and inline styles, and little else.</summary>
internal static class MailHtml
{
    public static string Page(MailLanguage language, string title, string body) =>
        $"""
        <!DOCTYPE html>
        <html lang="{language.Code}"><head><meta charset="utf-8"><title>{WebUtility.HtmlEncode(title)}</title></head>
        <body style="font-family:Segoe UI,Arial,sans-serif;font-size:15px;color:#1f2933;margin:24px;max-width:900px">
        <h1 style="font-size:20px;margin:0 0 16px">{WebUtility.HtmlEncode(title)}</h1>
        {body}
        </body></html>
        """.ReplaceLineEndings("\n");

    /// <summary>A remark at the end.</summary>
    public static string Small(string text) => $"""<p style="font-size:12px;color:#616e7c">{WebUtility.HtmlEncode(text)}</p>""";
}
