using Engagement.PowerBi.Tests.Project;

namespace Engagement.PowerBi.Tests.Rules;

/// <summary>Something that must hold of a Power BI project.</summary>
/// <param name="Name">What holds.</param>
/// <param name="BreachesAsync">What does not, one line each.</param>
internal sealed record PowerBiRule(string Name, Func<PowerBiProject, Task<IReadOnlyList<string>>> BreachesAsync)
{
    public PowerBiRule(string name, Func<PowerBiProject, IEnumerable<string>> breaches)
        : this(name, project => Task.FromResult<IReadOnlyList<string>>([.. breaches(project)]))
    {
    }

    public override string ToString() => Name;
}
