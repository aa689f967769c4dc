namespace Engagement.Simulator.X;

/// <summary>The search queries that are understood: conversation_id:, from: and to:, all of which must hold, with OR between such groups.</summary>
internal sealed class XQuery
{
    private readonly List<List<Func<XPost, bool>>> _groups = [[]];

    /// <summary>The accounts that the query names, for faults.</summary>
    public List<long> Accounts { get; } = [];

    /// <exception cref="XException">The query has something else in it.</exception>
    public static XQuery Read(XCall call, XWorld world, string text)
    {
        var query = new XQuery();
        foreach (var term in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (term == "OR")
                query._groups.Add([]);
            else
                query._groups[^1].Add(query.Term(call, world, term));
        return query._groups.Count == 1 || query._groups.TrueForAll(group => group.Count > 0)
            ? query
            : throw call.Invalid("query", "There were errors processing your query: there is nothing on one side of an OR");
    }

    public bool Matches(XPost post) => _groups.Exists(group => group.TrueForAll(term => term(post)));

    private Func<XPost, bool> Term(XCall call, XWorld world, string term)
    {
        var value = term[(term.IndexOf(':', StringComparison.Ordinal) + 1)..];
        switch (term[..^value.Length])
        {
            case "conversation_id:":
                var id = call.Id("query", value);
                if (world.FindPost(id) is { } root)
                    Accounts.Add(root.Around.Account.Profile.Id);
                return post => post.ConversationId == id;
            case "from:":
                var author = Named(world, value);
                return post => post.AuthorId == author;
            case "to:":
                var addressee = Named(world, value);
                return post => post.InReplyToUserId == addressee;
            default:
                throw call.Invalid("query", $"There were errors processing your query: '{term}' is not understood by this simulator; use conversation_id:, from:, to: and OR");
        }
    }

    private long Named(XWorld world, string username)
    {
        if (world.FindUser(username)?.User.Id is not { } id)
            return 0;
        Accounts.Add(id);
        return id;
    }
}
