using System.Text.Json.Nodes;

namespace Engagement.Simulator.Tests.Meta;

public sealed class ConversationsTests(GeneratedPages pages) : IClassFixture<GeneratedPages>
{
    private const string Fields = "id,updated_time,message_count,unread_count,participants,messages.limit(20){id,created_time,from{id},to,message}";

    private readonly Simulation _simulation = pages.Simulation;

    [Fact]
    public async Task Conversations_AllPages_ListWhatWasWrittenNewestFirst()
    {
        var listed = await AllAsync(Fields, 10);

        var truth = (await _simulation.TruthAsync("messages")).Select(m => m!.AsObject()).ToList();
        var conversations = truth.GroupBy(m => Text(m, "conversationId")).ToDictionary(c => c.Key, c => c.ToList());
        listed.Select(c => Text(c, "id")).ShouldBe(conversations.Keys, ignoreOrder: true);
        listed.Select(c => Text(c, "updated_time")).ShouldBeInOrder(SortDirection.Descending, StringComparer.Ordinal);
        listed.ShouldContain(c => c["message_count"]!.GetValue<int>() > 20);
        foreach (var conversation in listed)
        {
            var (whole, messages) = (conversations[Text(conversation, "id")], conversation["messages"]!["data"]!.AsArray());
            conversation["message_count"]!.GetValue<int>().ShouldBe(whole.Count);
            messages.Select(m => Text(m!, "id")).Reverse().ShouldBe(whole.Where(m => m["isReadable"]!.GetValue<bool>()).Select(m => Text(m, "id")));
            messages.Select(m => Text(m!["from"]!, "id") == _simulation.Page.Id).Reverse().ShouldBe(whole.TakeLast(20).Select(m => m["isFromPage"]!.GetValue<bool>()));
            (conversation["messages"]!["paging"]?["next"] is not null).ShouldBe(whole.Count > 20);
            Text(messages[0]!, "created_time").ShouldBe(Text(conversation, "updated_time"));
        }
    }

    [Fact]
    public async Task Conversations_Fields_AreThoseAskedFor()
    {
        var first = (await _simulation.GetAsync("v26.0/{page}/conversations?fields=id,messages.limit(1){id,created_time,from{id}}&limit=1"))["data"]![0]!.AsObject();

        first.Select(f => f.Key).ShouldBe(["id", "messages"]);
        var message = first["messages"]!["data"]!.AsArray().ShouldHaveSingleItem()!.AsObject();
        message.Select(f => f.Key).ShouldBe(["id", "created_time", "from"]);
        message["from"]!.AsObject().Select(f => f.Key).ShouldBe(["id"]);
    }

    [Fact]
    public async Task Conversations_Answers_TakeMinutesToDaysAndSomeNeverCome()
    {
        var asked = (await _simulation.TruthAsync("messages")).Where(m => !m!["isFromPage"]!.GetValue<bool>()).ToList();
        var answers = asked.Select(m => m!["answeredAfterSeconds"]?.GetValue<double>()).OfType<double>().Order().ToList();

        answers[0].ShouldBeInRange(1, 600);
        answers[answers.Count / 2].ShouldBeInRange(600, 4 * 3600);
        answers[^1].ShouldBeGreaterThan(12 * 3600);
        answers.Count.ShouldBeLessThan(asked.Count);
    }

    [Fact]
    public async Task Conversations_DayLater_HaveWhatWasThereBefore()
    {
        await using var later = await Simulation.StartAsync(FixedClock.AtNoonOf(2026, 11, 23));

        var before = (await _simulation.TruthAsync("messages")).Select(m => Text(m!, "id")).ToList();
        var after = (await later.TruthAsync("messages")).Select(m => Text(m!, "id")).ToList();

        before.Except(after).ShouldBeEmpty();
        after.Except(before).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("instagram", 200)]
    [InlineData("messenger", 200)]
    [InlineData("pigeon", 400)]
    public async Task Conversations_Platform_IsHeeded(string platform, int status)
    {
        var answer = await _simulation.GetAsync($"v26.0/{{page}}/conversations?platform={platform}&limit=1", status);

        answer["data"]?.AsArray().Count.ShouldBe(platform == "messenger" ? 1 : 0);
    }

    [Fact]
    public async Task Conversations_OfAnotherPageOrByItsManager_AreRefused()
    {
        var path = $"v26.0/{_simulation.Page.Id}/conversations";

        var (_, otherPage) = await _simulation.AskAsync(path, _simulation.Server.Pages[1].AccessToken);
        var (_, manager) = await _simulation.AskAsync(path, _simulation.Server.UserAccessToken);

        JsonNode.Parse(otherPage)!["error"]!["code"]!.GetValue<int>().ShouldBe(10);
        JsonNode.Parse(manager)!["error"]!["code"]!.GetValue<int>().ShouldBe(190);
    }

    private async Task<List<JsonObject>> AllAsync(string fields, int limit)
    {
        var all = new List<JsonObject>();
        for (var path = $"v26.0/{{page}}/conversations?fields={fields}&limit={limit}"; path is not null;)
        {
            var answer = await _simulation.GetAsync(path);
            all.AddRange(answer["data"]!.AsArray().Select(c => c!.AsObject()));
            path = answer["paging"]?["next"]?.GetValue<string>();
        }

        return all;
    }

    private static string Text(JsonNode node, string field) => node[field]!.GetValue<string>();
}
