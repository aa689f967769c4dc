namespace Engagement.Simulator.X;

/// <summary>The search queries that are understood: conversation_id:, from: and to:, all of which must hold.</summary>
internal sealed class XQuery
{
    private readonly List<Func<XPost, bool>> _terms = [];

    /// <summary>The accounts that the query names, for faults.</summary>
    public List<long> Accounts { get; } = [];

    /// <exception cref="XException">The query has something else in it.</exception>
    public static XQuery Read(XCall call, XWorld world, string text)
    {
        var query = new XQuery();
        foreach (var term in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            query.Add(call, world, term);
        return query;
    }

    public bool Matches(XPost post) => _terms.TrueForAll(term => term(post));

    private void Add(XCall call, XWorld world, string term)
    {
        var value = term[(term.IndexOf(':', StringComparison.Ordinal) + 1)..];
        switch (term[..^value.Length])
        {
            case "conversation_id:":
                var id = call.Id("query", value);
                if (world.FindPost(id) is { } root)
                    Accounts.Add(root.Around.Account.Profile.Id);
                _terms.Add(post => post.ConversationId == id);
                break;
            case "from:":
                var author = Named(world, value);
                _terms.Add(post => post.AuthorId == author);
                break;
            case "to:":
                var addressee = Named(world, value);
                _terms.Add(post => post.InReplyToUserId == addressee);
                break;
            default:
                throw call.Invalid("query", $"There were errors processing your query: '{term}' is not understood by this simulator; use conversation_id:, from: and to:");
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
