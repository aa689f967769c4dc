using Engagement.Infra.Tests.Syntax;

namespace Engagement.Infra.Tests.Rules;

/// <summary>Something that must hold of the files in infra/bicep.</summary>
/// <param name="Name">What holds.</param>
/// <param name="Breaches">What does not, one line each, with the file.</param>
internal sealed record InfraRule(string Name, Func<IReadOnlyList<BicepFile>, IEnumerable<string>> Breaches)
{
    /// <summary>A rule that looks at each file on its own.</summary>
    public static InfraRule OfEach(string name, Func<BicepFile, IEnumerable<string>> breaches) =>
        new(name, files => files.SelectMany(file => breaches(file).Select(breach => $"{file.Name}: {breach}")));

    public override string ToString() => Name;
}
