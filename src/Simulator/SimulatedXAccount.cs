namespace Engagement.Simulator;

/// <summary>An account on X that the simulator serves, as its owner would register it with the pipeline.</summary>
/// <param name="Id">Numeric id as text; it does not fit a double.</param>
/// <param name="Username">The handle without '@'.</param>
/// <param name="Name">Display name.</param>
/// <param name="BearerToken">Opens what needs no user (app-only); one app serves all the accounts.</param>
/// <param name="AccessToken">Acts for the account (user context); valid for two hours.</param>
/// <param name="RefreshToken">Gets the next pair of tokens, once.</param>
/// <param name="ClientId">The app's id at the token endpoint.</param>
/// <param name="ClientSecret">The app's secret at the token endpoint.</param>
/// <param name="TimeZone">IANA zone of the account's people.</param>
/// <param name="Market">ISO country code.</param>
/// <param name="FirstDay">First day with posts (UTC).</param>
public sealed record SimulatedXAccount(
    string Id, string Username, string Name, string BearerToken, string AccessToken, string RefreshToken, string ClientId, string ClientSecret,
    string TimeZone, string Market, DateOnly FirstDay);
