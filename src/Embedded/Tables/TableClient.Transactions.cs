using Engagement.Embedded.Tables.Rules;
using Engagement.Embedded.Tables.Wire;

namespace Azure.Data.Tables;

public partial class TableClient
{
    public virtual Response<IReadOnlyList<Response>> SubmitTransaction(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) =>
        SubmitAsync(transactionActions, false, cancellationToken).Completed();

    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) =>
        await SubmitAsync(transactionActions, true, cancellationToken).ConfigureAwait(false);

    private async ValueTask<Response<IReadOnlyList<Response>>> SubmitAsync(
        IEnumerable<TableTransactionAction> transactionActions, bool async, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        var actions = transactionActions.ToList();
        if (actions.Count == 0)
            throw new InvalidOperationException("The transaction has no actions: it needs at least one.");
        TransactionRules.Check(actions);
        using var message = BatchRequest.Create(_service, Name, actions);
        var response = await _service.SendAsync(message, async, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(BatchAnswer.Read(response), response);
    }
}
