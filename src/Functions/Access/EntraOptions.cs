namespace Engagement.Functions.Access;

/// <summary>Settings Entra__...: signing in with Microsoft Entra; off without a tenant and an audience.</summary>
internal sealed class EntraOptions
{
    public const string Section = "Entra";

    /// <summary>The tenant whose users may read.</summary>
    public string? TenantId { get; set; }

    /// <summary>The Application ID URI of the app registration: scheme and host of the public address, which Power Query asks a token for.</summary>
    public string? Audience { get; set; }

    /// <summary>Where tokens come from.</summary>
    public Uri Authority { get; set; } = new("https://login.microsoftonline.com");

    public bool IsOn => !string.IsNullOrEmpty(TenantId) && !string.IsNullOrEmpty(Audience);

    public string TenantAddress => $"{Authority.AbsoluteUri.TrimEnd('/')}/{TenantId}";
}
