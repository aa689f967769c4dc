using System.Text.Json.Nodes;
using Engagement.Simulator.Pages;

namespace Engagement.Simulator.Meta;

/// <summary>GET /{page}/conversations: the one with the newest message first, each with its newest messages.</summary>
internal static class ConversationEdge
{
    private const int DefaultLimit = 25;
    private const int MaximumLimit = 100;

    private sealed record ConversationOfPage(PageProfile Page, SimulatedConversation Conversation);

    private sealed record MessageOfPage(PageProfile Page, SimulatedConversation Conversation, SimulatedMessage Message);

    private static readonly NodeFields<ConversationOfPage> Fields = new("UnifiedThread", "id,updated_time", new FieldReaders<ConversationOfPage>
    {
        ["id"] = (c, _, _) => c.Conversation.Id,
        ["updated_time"] = (c, _, _) => GraphTime.Write(c.Conversation.UpdatedAt),
        ["message_count"] = (c, _, _) => c.Conversation.Messages.Count,
        ["unread_count"] = (c, _, _) => c.Conversation.Messages.Reverse().TakeWhile(m => !m.IsFromPage).Count(),
        ["participants"] = (c, _, field) => new JsonObject { ["data"] = new JsonArray(Customer(c.Conversation, field), Page(c.Page, field)) },
        ["messages"] = Messages,
    });

    private static readonly NodeFields<MessageOfPage> MessageFields = new("Message", "id,created_time", new FieldReaders<MessageOfPage>
    {
        ["id"] = (m, _, _) => m.Message.Id,
        ["created_time"] = (m, _, _) => GraphTime.Write(m.Message.CreatedAt),
        ["from"] = (m, _, field) => m.Message.IsFromPage ? Page(m.Page, field) : Customer(m.Conversation, field),
        ["to"] = (m, _, field) => new JsonObject { ["data"] = new JsonArray(m.Message.IsFromPage ? Customer(m.Conversation, field) : Page(m.Page, field)) },
        ["message"] = (m, _, _) => m.Message.Text,
    });

    public static JsonObject List(GraphCall call, PageSnapshot page)
    {
        call.MustBePage(page.Profile);
        var fields = Fields.Select(call);
        return EdgePage.Cut(call, OnPlatform(call.Parameter("platform"), page), call.Limit(DefaultLimit, MaximumLimit), c => c.Id,
            c => Fields.Write(new(page.Profile, c), call, fields));
    }

    private static IReadOnlyList<SimulatedConversation> OnPlatform(string? platform, PageSnapshot page) => platform?.ToUpperInvariant() switch
    {
        null or "MESSENGER" => page.Conversations.Value,
        "INSTAGRAM" => [],
        _ => throw new GraphException(GraphError.BadParameter($"Param platform must be one of {{MESSENGER, INSTAGRAM}}, not '{platform}'")),
    };

    private static JsonObject Messages(ConversationOfPage owner, GraphCall call, Field field)
    {
        var (page, conversation) = (owner.Page, owner.Conversation);
        var limit = int.TryParse(field.Modifiers.GetValueOrDefault("limit"), out var number) ? number : DefaultLimit;
        var shown = conversation.Readable.Take(limit).ToList();
        var fields = field.Children.Count > 0 ? field.Children : FieldSelection.Read("id,created_time");
        var messages = new JsonObject { ["data"] = new JsonArray([.. shown.Select(m => MessageFields.Write(new(page, conversation, m), call, fields))]) };
        // There are more, says the network, also where it hands out no more.
        if (shown.Count < conversation.Messages.Count && shown.Count > 0)
            messages["paging"] = new JsonObject { ["next"] = call.LinkTo(conversation.Id, "messages", ("after", shown[^1].Id)) };
        return messages;
    }

    private static JsonObject Page(PageProfile page, Field field) => Person(field, page.Id, page.Name);

    private static JsonObject Customer(SimulatedConversation conversation, Field field) => Person(field, conversation.CustomerId, conversation.CustomerName);

    private static JsonObject Person(Field field, string id, string name)
    {
        var person = new JsonObject { ["name"] = name, ["email"] = $"{id}@facebook.com", ["id"] = id };
        if (field.Children.Count > 0)
            foreach (var key in person.Select(p => p.Key).Where(key => field.Children.All(child => child.Name != key)).ToList())
                person.Remove(key);
        return person;
    }
}
