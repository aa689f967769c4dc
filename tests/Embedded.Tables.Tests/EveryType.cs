using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace Engagement.Embedded.Tables.Tests;

/// <summary>A row with a property of every type that a table holds.</summary>
public sealed class EveryType : ITableEntity
{
    public string PartitionKey { get; set; } = "p";

    public string RowKey { get; set; } = "r";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string? Text { get; set; }

    public bool Truth { get; set; }

    public int Number { get; set; }

    public long Big { get; set; }

    public double Real { get; set; }

    public DateTime Time { get; set; } = DateTime.UnixEpoch;

    public DateTimeOffset Moment { get; set; } = DateTimeOffset.UnixEpoch;

    public Guid Id { get; set; }

    public byte[]? Bytes { get; set; }

    public BinaryData? Data { get; set; }

    public DayOfWeek Day { get; set; }

    public bool? MaybeTruth { get; set; }

    public int? MaybeNumber { get; set; }

    public long? MaybeBig { get; set; }

    public double? MaybeReal { get; set; }

    public DateTime? MaybeTime { get; set; }

    public DateTimeOffset? MaybeMoment { get; set; }

    public Guid? MaybeId { get; set; }

    public DayOfWeek? MaybeDay { get; set; }

    [DataMember(Name = "stored_name")]
    public string? Renamed { get; set; }

    [IgnoreDataMember]
    public string? NotStored { get; set; }

    public string Computed => $"{Number}";

    public string PrivatelySet { get; private set; } = "initial";

    public string InitOnly { get; init; } = "initial";

    public void SetPrivately(string value) => PrivatelySet = value;
}
