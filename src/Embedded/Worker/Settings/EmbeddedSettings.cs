namespace Engagement.Embedded.Worker.Settings;

/// <summary>Settings that only the embedded host reads (Embedded__Name); on Azure they have no meaning.</summary>
internal sealed record EmbeddedSettings
{
    /// <summary>The process stops when its standard input ends, so that a killed parent leaves no orphan.</summary>
    public required bool ExitWithParent { get; init; }

    /// <summary>How long one reader holds a message between renewals: ten minutes, as the real host has it.</summary>
    public required TimeSpan MessageLease { get; init; }

    /// <summary>How long running invocations may go on after a stop was asked for.</summary>
    public required TimeSpan StopGrace { get; init; }

    public static EmbeddedSettings Read(AppSettings settings, ICollection<string> problems) => new()
    {
        ExitWithParent = settings.Flag("Embedded__ExitWithParent"),
        MessageLease = settings.Span("Embedded__MessageLease", TimeSpan.FromMinutes(10), problems),
        StopGrace = settings.Span("Embedded__StopGrace", TimeSpan.FromSeconds(30), problems),
    };
}
