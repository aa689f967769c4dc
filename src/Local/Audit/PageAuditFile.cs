using System.Globalization;
using Engagement.Core.FakeFans.Pages;

namespace Engagement.Local.Audit;

/// <summary>Writes a row per page and day.</summary>
internal static class PageAuditFile
{
    /// <summary>Written beside its name first: a stop leaves no half file under it.</summary>
    public static void Write(FileInfo output, IEnumerable<(string Page, PageAudit Audit)> audits)
    {
        var draft = output.FullName + ".part";
        using (var writer = new StreamWriter(draft))
        {
            writer.WriteLine("page,date,score,level,anomalies");
            foreach (var (page, audit) in audits)
                foreach (var (day, score) in audit.Days.Days().Zip(audit.DayScores))
                {
                    var here = audit.Anomalies.Where(anomaly => anomaly.Days.Contains(day)).ToList();
                    var level = here.Select(anomaly => anomaly.Level).DefaultIfEmpty(SuspicionLevel.None).Max();
                    writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"{Quoted(page)},{day:yyyy-MM-dd},{score:0.000000},{level.Name()},{string.Join(' ', here.Select(anomaly => anomaly.Id))}"));
                }
        }
        File.Move(draft, output.FullName, overwrite: true);
    }

    private static string Quoted(string text) => text.IndexOfAny([',', ';', '"', '\n', '\r']) >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
