namespace Engagement.Embedded.Worker.Discovery;

/// <summary>All functions of the app.</summary>
internal sealed class FunctionCatalog(IReadOnlyList<EmbeddedFunction> functions)
{
    public IReadOnlyList<EmbeddedFunction> Functions => functions;

    public EmbeddedFunction? Find(string name) => functions.FirstOrDefault(function => function.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
