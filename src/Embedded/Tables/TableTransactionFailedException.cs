using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Engagement.Embedded.Tables.Wire;

namespace Azure.Data.Tables;

[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "The SDK has this one only.")]
public class TableTransactionFailedException : RequestFailedException
{
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(
            requestFailedException.Status,
            requestFailedException.Message,
            requestFailedException.ErrorCode,
            requestFailedException.InnerException)
    {
        FailedTransactionActionIndex = requestFailedException.Data[FailedAction.Key] is string index
            ? int.Parse(index, CultureInfo.InvariantCulture)
            : null;
    }

    public int? FailedTransactionActionIndex { get; }
}
