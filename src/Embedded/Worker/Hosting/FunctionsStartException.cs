namespace Engagement.Embedded.Worker.Hosting;

/// <summary>The function app is not what the host can run; one line per problem, each with its remedy.</summary>
internal sealed class FunctionsStartException(IReadOnlyCollection<string> problems)
    : Exception("The function app cannot start:" + string.Concat(problems.Select(problem => $"{Environment.NewLine}  {problem}")))
{
    public IReadOnlyCollection<string> Problems { get; } = problems;

    // The runtime prints this when Main lets it pass; where it was thrown says nothing to who has to correct the app.
    public override string ToString() => Message;
}
