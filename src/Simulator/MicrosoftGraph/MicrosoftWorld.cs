namespace Engagement.Simulator.MicrosoftGraph;

/// <summary>A mail that was accepted for delivery.</summary>
internal sealed record SentMail(string Sender, string Subject, string Html, IReadOnlyList<string> Recipients, IReadOnlyList<SentAttachment> Attachments);

/// <param name="Content">In base64, as it was sent.</param>
internal sealed record SentAttachment(string Name, string ContentId, string ContentType, bool IsInline, string Content);

/// <summary>A person in Entra.</summary>
/// <param name="Mail">Null for people without a mailbox.</param>
internal sealed record DirectoryUser(string Id, string? Mail);

/// <summary>What a tenant of Microsoft 365 holds: one group of people, mailboxes that send, and a drive.</summary>
internal sealed class MicrosoftWorld
{
    /// <summary>What the identity endpoint hands out and every call must carry.</summary>
    public const string AccessToken = "simulated-entra-token";

    private readonly Lock _gate = new();
    private readonly List<SentMail> _mails = [];
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private IReadOnlyList<DirectoryUser> _members =
        [new("u1", "director@example.com"), new("u2", "community@example.com"), new("u3", null), new("u4", "agency@example.com")];

    public IReadOnlyList<DirectoryUser> Members
    {
        get
        {
            lock (_gate)
                return _members;
        }
        set
        {
            lock (_gate)
                _members = value;
        }
    }

    public IReadOnlyList<SentMail> Mails
    {
        get
        {
            lock (_gate)
                return [.. _mails];
        }
    }

    /// <summary>By path.</summary>
    public IReadOnlyDictionary<string, byte[]> Files
    {
        get
        {
            lock (_gate)
                return new Dictionary<string, byte[]>(_files, StringComparer.Ordinal);
        }
    }

    public void Send(SentMail mail)
    {
        lock (_gate)
            _mails.Add(mail);
    }

    /// <returns>Whether the file is new.</returns>
    public bool Save(string path, byte[] content)
    {
        lock (_gate)
        {
            var isNew = !_files.ContainsKey(path);
            _files[path] = content;
            return isNew;
        }
    }
}
