namespace Engagement.Simulator.Meta;

/// <summary>Ends a call with an error of the Graph API.</summary>
internal sealed class GraphException(GraphError error) : Exception(error.Message)
{
    public GraphError Error { get; } = error;
}
