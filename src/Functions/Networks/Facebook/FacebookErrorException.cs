namespace Engagement.Functions.Networks.Facebook;

/// <summary>Facebook refused a request in a way that a different request avoids.</summary>
internal sealed class FacebookErrorException(FacebookErrorAction action, string message) : Exception(message)
{
    public FacebookErrorAction Action { get; } = action;
}
