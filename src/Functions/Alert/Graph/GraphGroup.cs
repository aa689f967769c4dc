using Microsoft.Graph.Models;

namespace Engagement.Functions.Alert.Graph;

/// <summary>The people of a group, and of the groups in it.</summary>
internal sealed class GraphGroup(GraphAccess graph, TimeProvider clock)
{
    // As many as Graph lists at once.
    private const int PageSize = 999;

    // As many as Exchange Online lets a mail have. Source: https://learn.microsoft.com/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits
    private const int MaxRecipients = 500;

    private const string What = "The members of the group Alert__GroupId were not read (GroupMember.Read.All, User.ReadBasic.All)";

    /// <summary>Addresses of all that have a mailbox, in order.</summary>
    /// <exception cref="GraphRefusedException">There are none, or more than one mail may have.</exception>
    public async Task<IReadOnlyList<string>> ReadAddressesAsync(string groupId, CancellationToken cancellation)
    {
        var addresses = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        var members = graph.Client.Groups[groupId].TransitiveMembers.GraphUser;
        var page = await GraphCall.RunAsync(What, () => members.GetAsync(request =>
        {
            request.QueryParameters.Select = ["id", "mail"];
            request.QueryParameters.Top = PageSize;
            // Members of one type are an advanced query. Source: https://learn.microsoft.com/graph/aad-advanced-queries
            request.QueryParameters.Count = true;
            request.Headers.Add("ConsistencyLevel", "eventual");
        }, cancellation), clock).ConfigureAwait(false);
        while (page is not null)
        {
            addresses.UnionWith((page.Value ?? []).Select(user => user.Mail).OfType<string>().Where(mail => mail.Length > 0));
            var next = page.OdataNextLink;
            page = next is null ? null : await GraphCall.RunAsync<UserCollectionResponse?>(
                What, () => members.WithUrl(next).GetAsync(request => request.Headers.Add("ConsistencyLevel", "eventual"), cancellation), clock).ConfigureAwait(false);
        }
        return addresses.Count switch
        {
            0 => throw new GraphRefusedException("Nobody in the group Alert__GroupId has a mailbox."),
            > MaxRecipients => throw new GraphRefusedException($"The group Alert__GroupId has {addresses.Count} people with a mailbox; a mail takes {MaxRecipients}."),
            _ => [.. addresses],
        };
    }
}
