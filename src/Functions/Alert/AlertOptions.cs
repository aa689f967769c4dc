using System.ComponentModel.DataAnnotations;
using Engagement.Functions.Alert.Texts;

namespace Engagement.Functions.Alert;

/// <summary>Who is told of what by mail, when, and through which mailbox.</summary>
internal sealed class AlertOptions
{
    public const string Section = "Alert";

    /// <summary>Id in Entra of the group whose members are told; without it, or without a sender, no mail is sent.</summary>
    [RegularExpression("[0-9a-fA-F-]{36}", ErrorMessage = "Alert__GroupId must be the object id of a group in Entra, like 01234567-89ab-cdef-0123-456789abcdef.")]
    public string? GroupId { get; set; }

    /// <summary>Mailbox that mails are sent from: its address, or the id of its user.</summary>
    [RegularExpression(@"[^\s/?#\\]+", ErrorMessage = "Alert__Sender must be the address of a mailbox, or the id of its user.")]
    public string? Sender { get; set; }

    /// <summary>Language of mails.</summary>
    [RegularExpression("en|fr", ErrorMessage = "Alert__Language must be en or fr.")]
    public string Language { get; set; } = "en";

    /// <summary>Zone (IANA) in which quiet hours are meant and times are written.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>When quiet hours begin; until they end, only what is urgent is sent.</summary>
    public TimeOnly QuietFrom { get; set; } = new(20, 0);

    /// <summary>When quiet hours end; the same as when they begin for none.</summary>
    public TimeOnly QuietUntil { get; set; } = new(7, 0);

    /// <summary>How long nothing is said again about the same thing.</summary>
    [Range(1, 720, ErrorMessage = "Alert__CoolDownHours must be from 1 to 720.")]
    public int CoolDownHours { get; set; } = 24;

    /// <summary>From how many days behind the last complete one a page counts as stale.</summary>
    [Range(1, 30, ErrorMessage = "Alert__StaleDays must be from 1 to 30.")]
    public int StaleDays { get; set; } = 2;

    /// <summary>Drive of a SharePoint library that the weekly export is put into; without it, it is not.</summary>
    [RegularExpression(@"[^\s/?#\\]+", ErrorMessage = "Alert__DriveId must be the id of a drive, like b!...")]
    public string? DriveId { get; set; }

    /// <summary>Folder in that drive.</summary>
    [RegularExpression(@"[^\\:*?""<>|#%]+", ErrorMessage = "Alert__DriveFolder must be a path of folders, like Reports/Engagement.")]
    public string DriveFolder { get; set; } = "Engagement";

    /// <summary>Where Microsoft Graph is.</summary>
    [Required(ErrorMessage = "Alert__GraphBaseUrl is empty: set it to an absolute address, for example https://graph.microsoft.com/v1.0.")]
    public Uri GraphBaseUrl { get; set; } = new("https://graph.microsoft.com/v1.0");

    /// <summary>Whether anybody can be told.</summary>
    public bool IsConfigured => GroupId is { Length: > 0 } && Sender is { Length: > 0 };

    public TimeSpan CoolDown => TimeSpan.FromHours(CoolDownHours);

    public MailLanguage MailLanguage => MailLanguage.Of(Language);
}
