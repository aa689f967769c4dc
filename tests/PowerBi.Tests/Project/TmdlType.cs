namespace Engagement.PowerBi.Tests.Project;

/// <summary>What an object of TMDL may hold. Only what this project uses: a property that is new here is looked up in Microsoft's reference, then added.</summary>
/// <remarks>Source: https://learn.microsoft.com/analysis-services/tmdl/tmdl-overview and the properties of the Tabular Object Model.</remarks>
internal sealed record TmdlType(string[] Texts, string[] Flags, string[] Expressions, params (string Keyword, string Type)[] Children)
{
    private static readonly (string, string) Annotation = ("annotation", "annotation");

    private static readonly Dictionary<string, TmdlType> All = new(StringComparer.Ordinal)
    {
        ["file"] = new([], [], [], ("database", "database"), ("model", "model"), ("table", "table"), ("relationship", "relationship"), ("expression", "expression"), ("cultureInfo", "cultureInfo"), ("ref", "ref"), Annotation),
        ["database"] = new(["compatibilityLevel"], [], []),
        ["model"] = new(["culture", "defaultPowerBIDataSourceVersion", "sourceQueryCulture"], ["discourageImplicitMeasures"], [], ("dataAccessOptions", "dataAccessOptions"), Annotation),
        ["dataAccessOptions"] = new([], ["legacyRedirects", "returnErrorValuesAsNull"], []),
        ["ref"] = new([], [], []),
        ["annotation"] = new([], [], []),
        ["table"] = new(["dataCategory", "lineageTag"], ["isHidden"], [], ("measure", "measure"), ("column", "column"), ("partition", "partition"), Annotation),
        ["measure"] = new(["displayFolder", "formatString", "lineageTag"], ["isHidden"], [], Annotation),
        ["column"] = new(["dataCategory", "dataType", "displayFolder", "formatString", "lineageTag", "sortByColumn", "sourceColumn", "summarizeBy"], ["isHidden", "isKey", "isNameInferred"], [], Annotation),
        ["partition"] = new(["mode"], [], ["source"], Annotation),
        ["relationship"] = new(["fromColumn", "toColumn"], [], []),
        ["expression"] = new(["lineageTag"], [], [], Annotation),
        ["cultureInfo"] = new([], [], [], ("translations", "translations")),
        ["translations"] = new([], [], [], ("model", "translated model")),
        ["translated model"] = new([], [], [], ("table", "translated table")),
        ["translated table"] = new(["caption", "description"], [], [], ("measure", "translated measure"), ("column", "translated column")),
        ["translated measure"] = new(["caption", "description", "displayFolder"], [], []),
        ["translated column"] = new(["caption", "description", "displayFolder"], [], []),
    };

    public static TmdlType Of(string type) => All[type];
}
