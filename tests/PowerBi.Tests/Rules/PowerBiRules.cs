using Engagement.PowerBi.Tests.Tools;

namespace Engagement.PowerBi.Tests.Rules;

/// <summary>Every rule: those of Microsoft's tools, and our own for what these do not see.</summary>
internal static class PowerBiRules
{
    public static readonly IReadOnlyList<PowerBiRule> All =
    [
        new("Microsoft's validator finds nothing", NodeTools.ValidateAsync),
        new("every JSON file follows its published schema", NodeTools.SchemasAsync),
        new("every M expression parses", NodeTools.MashupAsync),
        .. FileRules.All,
        .. ModelRules.All,
        .. FormulaRules.All,
        .. FeedRules.All,
        .. WordRules.All,
        .. TranslationRules.All,
        .. FieldRules.All,
        .. DesignRules.All,
    ];
}
