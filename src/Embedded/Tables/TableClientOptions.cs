using Azure.Core;

namespace Azure.Data.Tables;

public class TableClientOptions : ClientOptions
{
    public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06)
    {
        VersionHeader = serviceVersion switch
        {
            ServiceVersion.V2019_02_02 => "2019-02-02",
            ServiceVersion.V2020_12_06 => "2020-12-06",
            _ => throw new ArgumentOutOfRangeException(
                nameof(serviceVersion), serviceVersion, "Use a named version of TableClientOptions.ServiceVersion."),
        };
        foreach (var name in (string[])["Content-Encoding", "DataServiceVersion", "Prefer", "Preference-Applied", "x-ms-error-code",
            "x-ms-version", "x-ms-continuation-NextPartitionKey", "x-ms-continuation-NextRowKey", "x-ms-continuation-NextTableName"])
        {
            Diagnostics.LoggedHeaderNames.Add(name);
        }
        foreach (var name in (string[])["$format", "$filter", "$top", "$select"])
        {
            Diagnostics.LoggedQueryParameters.Add(name);
        }
    }

    public enum ServiceVersion
    {
        V2019_02_02 = 1,
        V2020_12_06 = 2,
    }

    internal string VersionHeader { get; }
}
