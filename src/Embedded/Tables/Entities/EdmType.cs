namespace Engagement.Embedded.Tables.Entities;

/// <summary>The service's names for the types that a JSON value does not tell by itself.</summary>
internal static class EdmType
{
    public const string AnnotationSuffix = "@odata.type";
    public const string Binary = "Edm.Binary";
    public const string DateTime = "Edm.DateTime";
    public const string Double = "Edm.Double";
    public const string Guid = "Edm.Guid";
    public const string Int64 = "Edm.Int64";
}
