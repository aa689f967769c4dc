using System.Globalization;
using Engagement.Core;

namespace Engagement.Functions.Alert.Texts;

/// <summary>How numbers and dates are written in a language of mails.</summary>
/// <remarks>Written out here instead of taken from the machine's cultures: those differ between versions, and may be absent in the cloud.</remarks>
internal sealed class MailLanguage
{
    public static readonly MailLanguage English = new("en", ".", ",", "%", ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]);

    // Narrow no-break spaces, as the Imprimerie nationale has them.
    public static readonly MailLanguage French = new("fr", ",", "\u202f", "\u202f%", ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]);

    private readonly string _percent;
    private readonly string[] _months;
    private readonly NumberFormatInfo _numbers;

    private MailLanguage(string code, string decimalSeparator, string groupSeparator, string percent, string[] months)
    {
        (Code, _percent, _months) = (code, percent, months);
        _numbers = new() { NumberDecimalSeparator = decimalSeparator, NumberGroupSeparator = groupSeparator, NegativeSign = "\u2212" };
    }

    public string Code { get; }

    public static MailLanguage Of(string code) => code == French.Code ? French : English;

    public T Pick<T>(T english, T french) => this == French ? french : english;

    public string Count(double value) => Math.Round(value).ToString("#,##0", _numbers);

    /// <summary>With its sign, also when it grows.</summary>
    public string Change(double value) => Math.Round(value).ToString("+#,##0;\u2212#,##0;0", _numbers);

    /// <param name="rate">0.02 for 2 %.</param>
    public string Percent(double rate) => (rate * 100).ToString("#,##0.00", _numbers) + _percent;

    public string Points(double rate) => (rate * 100).ToString("+0.00;\u22120.00;0.00", _numbers);

    public string Day(DateOnly day) => $"{DayAndMonth(day)} {Invariant(day.Year)}";

    /// <summary>What both ends have in common is said once.</summary>
    public string Days(DayRange days)
    {
        var (first, last) = (days.FirstDay, days.LastDay);
        var from = first.Year != last.Year ? Day(first) : first.Month != last.Month ? DayAndMonth(first) : DayOfMonth(first);
        return Pick($"{from} to {Day(last)}", $"du {from} au {Day(last)}");
    }

    public string Instant(DateTimeOffset instant) => Day(DateOnly.FromDateTime(instant.DateTime)) + Pick(" at ", " à ") + instant.ToString("HH:mm", CultureInfo.InvariantCulture);

    private string DayAndMonth(DateOnly day) => $"{DayOfMonth(day)} {_months[day.Month - 1]}";

    private string DayOfMonth(DateOnly day) => this == French && day.Day == 1 ? "1er" : Invariant(day.Day);

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
