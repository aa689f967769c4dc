using System.Buffers;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Engagement.Embedded.Tables.Entities;
using Engagement.Embedded.Tables.Rules;

namespace Engagement.Embedded.Tables.Wire;

/// <summary>A transaction as one multipart request: a batch that holds one change set that holds the actions.</summary>
internal static class BatchRequest
{
    // Constant, because no line of JSON can begin like this: JSON escapes the line breaks in its texts.
    private const string Batch = "batch_of_one_change_set";
    private const string ChangeSet = "changeset_of_actions";

    public static HttpMessage Create(TableService service, string table, List<TableTransactionAction> actions)
    {
        var body = new ArrayBufferWriter<byte>(512 * actions.Count);
        Append(body, $"--{Batch}\r\nContent-Type: multipart/mixed; boundary={ChangeSet}\r\n\r\n");
        for (var index = 0; index < actions.Count; index++)
        {
            try
            {
                AppendAction(body, service.Root, table, actions[index]);
            }
            catch (RequestFailedException broken)
            {
                throw TransactionRules.At(index, broken);
            }
        }

        Append(body, $"--{ChangeSet}--\r\n\r\n--{Batch}--\r\n");
        TransactionRules.CheckSize(body.WrittenCount, actions.Count);
        var message = service.CreateMessage(RequestMethod.Post, "$batch", 202);
        message.Request.Headers.SetValue(HttpHeader.Names.ContentType, $"multipart/mixed; boundary={Batch}");
        message.Request.Content = RequestContent.Create(body.WrittenMemory);
        return message;
    }

    private static void AppendAction(ArrayBufferWriter<byte> body, string root, string table, TableTransactionAction action)
    {
        var entity = action.Entity;
        var method = MethodOf(action.ActionType);
        var path = method == RequestMethod.Post ? Uri.EscapeDataString(table) : EntityRequest.Path(table, entity.PartitionKey, entity.RowKey);
        Append(body, $"--{ChangeSet}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
        Append(body, $"{method} {root}/{path} HTTP/1.1\r\n");
        Append(body, $"Accept: {TableService.MinimalMetadata}\r\nDataServiceVersion: 3.0\r\n");
        if (method == RequestMethod.Post)
            Append(body, "Prefer: return-no-content\r\n");
        if (IfMatch(action) is { } etag)
            Append(body, $"If-Match: {etag}\r\n");
        if (method != RequestMethod.Delete)
        {
            Append(body, "Content-Type: application/json\r\n\r\n");
            EntityContent.Write(entity, body);
            Append(body, "\r\n");
        }
        else
        {
            Append(body, "\r\n");
        }
    }

    private static RequestMethod MethodOf(TableTransactionActionType type) => type switch
    {
        TableTransactionActionType.Add => RequestMethod.Post,
        TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge => RequestMethod.Patch,
        TableTransactionActionType.UpdateReplace or TableTransactionActionType.UpsertReplace => RequestMethod.Put,
        TableTransactionActionType.Delete => RequestMethod.Delete,
        _ => throw new InvalidOperationException($"TableTransactionActionType {type} is not known."),
    };

    /// <summary>As the SDK does: an update without an ETag goes without a condition and so inserts what is missing.</summary>
    private static string? IfMatch(TableTransactionAction action) => action.ActionType switch
    {
        TableTransactionActionType.Delete => EntityRequest.IfMatchOrAny(action.ETag),
        TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace when action.ETag != default => action.ETag.ToString(),
        _ => null,
    };

    private static void Append(ArrayBufferWriter<byte> body, string text) => Encoding.UTF8.GetBytes(text, body);
}
