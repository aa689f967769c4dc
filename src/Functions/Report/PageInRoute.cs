using Engagement.Core;

namespace Engagement.Functions.Report;

/// <summary>The page that a route names.</summary>
internal static class PageInRoute
{
    /// <exception cref="PageRequestException">The network or the id is not one.</exception>
    public static PageKey Read(string network, string id)
    {
        try
        {
            return new(Network.Parse(network), id);
        }
        catch (FormatException e)
        {
            throw new PageRequestException("page", e.Message + ".");
        }
    }
}
