using System.Text.Json;
using Azure.Data.Tables;
using Engagement.Core;
using Engagement.Functions.Collect;
using Engagement.Functions.Networks;
using Engagement.Functions.Storage;
using Engagement.Functions.Tests.Harness;
using Engagement.Functions.Tests.Report;
using Engagement.Testing;

namespace Engagement.Functions.Tests.Networks.Facebook;

public class FacebookConversationsTests(AzuriteFixture azurite)
{
    private const string Secret = "a-secret-of-thirty-two-characters-or-more";

    private static readonly DayRange Week = new(new(2026, 11, 15), new(2026, 11, 21));
    private static readonly Dictionary<string, string?> Settings = new() { ["Collection:AuthorSecret"] = Secret };

    [Fact]
    public async Task Collect_Conversations_StoresSideAndTimeAndNothingElse()
    {
        await using var stub = await StubAsync(Conversation("t_1", "2026-11-20T09:00:00+0000",
            Message("m_2", "2026-11-20T09:00:00+0000", "1000"), Message("m_1", "2026-11-20T07:59:59+0000", "77")));
        await using var pipeline = await StartAsync(stub);

        await CollectAsync(pipeline, Week);
        await CollectAsync(pipeline, Week);

        var rows = await RowsAsync(pipeline);
        rows.Select(r => $"{r.PartitionKey} {r.RowKey[..17]} {r.GetString("Day")} {r.GetBoolean("IsFromPage")} {r.GetBoolean("FollowsGap")}").ShouldBe(
            ["facebook|1000|202611 20261120T075959Z| 2026-11-19 False False", "facebook|1000|202611 20261120T090000Z| 2026-11-20 True False"]);
        rows.Select(r => r.GetString("ConversationKey")).Distinct().ShouldHaveSingleItem().Length.ShouldBe(24);
        rows.Select(r => r.GetString("MessageKey")).Distinct().Count().ShouldBe(2);
        (await StreamAsync(pipeline)).GetRawText().ShouldBe(
            """{"name":"messages","status":"ok","statusReason":null,"collectedFromDay":"2026-11-15","collectedThroughDay":"2026-11-21"}""");
        var everything = string.Join('\n', [await pipeline.DumpAsync(), .. pipeline.Logs.All]);
        foreach (var personal in new[] { "t_1", "m_1", "m_2", "Bonjour", "A. Visitor", "77\"" })
            everything.ShouldNotContain(personal);
    }

    [Fact]
    public async Task Collect_Request_AsksForNoTexts()
    {
        await using var stub = await StubAsync();
        await using var pipeline = await StartAsync(stub);

        await CollectAsync(pipeline, Week);

        var query = stub.Requests.ShouldHaveSingleItem().Query;
        query["platform"].ShouldBe("MESSENGER");
        query["fields"].ShouldBe("id,updated_time,message_count,messages.limit(20){id,created_time,from{id}}");
        query["limit"].ShouldBe("100");
    }

    [Fact]
    public async Task Collect_List_IsReadOnlyUntilItIsOlderThanTheWindow()
    {
        await using var stub = await StubAsync(
            One("1", "2026-11-21T10:00:00+0000"), One("2", "2026-11-19T10:00:00+0000"), One("3", "2026-11-15T08:00:00+0000"),
            One("4", "2026-11-15T07:59:59+0000"), One("5", "2026-11-10T10:00:00+0000"), One("6", "2026-11-09T10:00:00+0000"));
        await using var pipeline = await StartAsync(stub);

        await CollectAsync(pipeline, Week);

        (await RowsAsync(pipeline)).Count.ShouldBe(3);
        stub.Requests.Select(r => r.Query.GetValueOrDefault("after")).ShouldBe([null, "2"]);
    }

    [Fact]
    public async Task Collect_OldMessageOfAConversation_IsLeftToItsOwnWindow()
    {
        await using var stub = await StubAsync(Conversation("t_1", "2026-11-22T10:00:00+0000",
            Message("m_4", "2026-11-22T10:00:00+0000", "77"), Message("m_3", "2026-11-16T10:00:00+0000", "1000"),
            Message("m_2", "2026-11-14T10:00:00+0000", "77"), Message("m_1", "2026-11-13T10:00:00+0000", "77")));
        await using var pipeline = await StartAsync(stub);

        await CollectAsync(pipeline, Week);

        (await RowsAsync(pipeline)).Select(r => r.GetString("Day")).ShouldBe(["2026-11-14", "2026-11-16"], "the day before the window is kept with it");
    }

    [Theory]
    [InlineData(",\"message_count\":2", "", false)]
    [InlineData(",\"message_count\":3", "", true)]
    [InlineData("", "", false)]
    [InlineData("", ""","paging":{"next":"https://graph.invalid/?access_token=x"}""", true)]
    [InlineData(",\"message_count\":2", ""","paging":{"next":"https://graph.invalid/?access_token=x"}""", true)]
    public async Task Collect_ConversationThatGoesOn_MarksItsFirstReadableMessage(string count, string paging, bool followsGap)
    {
        var messages = $"{Message("m_2", "2026-11-18T10:00:00+0000", "1000")},{Message("m_1", "2026-11-17T10:00:00+0000", "77")}";
        await using var stub = await StubAsync(
            $$$"""{"id":"t_1","updated_time":"2026-11-18T10:00:00+0000"{{{count}}},"messages":{"data":[{{{messages}}}]{{{paging}}} } }""");
        await using var pipeline = await StartAsync(stub);

        await CollectAsync(pipeline, Week);

        (await RowsAsync(pipeline)).Select(r => r.GetBoolean("FollowsGap")).ShouldBe([followsGap, false]);
    }

    [Fact]
    public async Task Collect_TwentyMessagesWithoutACount_MayHaveMoreBeforeThem()
    {
        var messages = Enumerable.Range(0, 20).Select(i => Message($"m_{i}", $"2026-11-18T10:{59 - i}:00+0000", "77")).ToArray();
        await using var stub = await StubAsync(Conversation("t_1", "2026-11-18T10:59:00+0000", messages));
        await using var pipeline = await StartAsync(stub);

        await CollectAsync(pipeline, Week);

        (await RowsAsync(pipeline)).Select(r => r.GetBoolean("FollowsGap")).ShouldBe([true, .. Enumerable.Repeat((bool?)false, 19)]);
    }

    [Fact]
    public async Task Collect_MessagesWithoutDetails_AreAGapBeforeTheOthers()
    {
        await using var stub = await StubAsync(Conversation("t_1", "2026-11-18T10:00:00+0000",
            Message("m_3", "2026-11-18T10:00:00+0000", "1000"), """{"id":"m_2","created_time":"2026-11-18T09:00:00+0000"}""",
            """{"id":"m_1"}""", """{"error":"deleted"}"""));
        await using var pipeline = await StartAsync(stub);

        await CollectAsync(pipeline, Week);

        (await RowsAsync(pipeline)).Select(r => $"{r.GetBoolean("IsFromPage")} {r.GetBoolean("FollowsGap")}").ShouldBe([" True", "True False"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Collect_MessageReadWithAndWithoutWhatCameBefore_HasNoGapInEitherOrder(bool withFirst)
    {
        var whole = Conversation("t_1", "2026-11-18T10:00:00+0000", Message("m_2", "2026-11-18T10:00:00+0000", "1000"), Message("m_1", "2026-11-18T09:00:00+0000", "77"));
        var cut = $$"""{"id":"t_1","updated_time":"2026-11-18T10:00:00+0000","message_count":2,"messages":{"data":[{{Message("m_2", "2026-11-18T10:00:00+0000", null)}}] } }""";
        await using var stub = await StubAsync(withFirst ? whole : cut);
        await using var pipeline = await StartAsync(stub);
        await CollectAsync(pipeline, Week);

        stub.Conversations = [withFirst ? cut : whole];
        await CollectAsync(pipeline, Week);

        (await RowsAsync(pipeline)).Select(r => $"{r.GetBoolean("IsFromPage")} {r.GetBoolean("FollowsGap")}").ShouldBe(["False False", "True False"]);
    }

    [Theory]
    [InlineData(400, 10)]
    [InlineData(403, 200)]
    [InlineData(403, 230)]
    public async Task Collect_PermissionMissing_RefusesTheStreamAlone(int status, int code)
    {
        await using var stub = await StubAsync();
        stub.Instead = r => r.Edge == "conversations" ? new(status, GraphStub.Error(code)) : null;
        await using var pipeline = await StartAsync(stub);

        await CollectAsync(pipeline, Week);
        await pipeline.CollectAsync("1000", Week.FirstDay, Week.LastDay);

        var stream = await StreamAsync(pipeline);
        stream.GetProperty("status").GetString().ShouldBe("no_permission");
        stream.GetProperty("statusReason").GetString().ShouldNotBeNull().ShouldContain("grant pages_messaging, pages_manage_metadata and pages_read_engagement");
        (await pipeline.StateAsync()).Status.ShouldBe(MetricStatus.Ok);
    }

    [Fact]
    public async Task Collect_WithoutASecret_AsksNobodyAndSaysWhatToSet()
    {
        await using var stub = await StubAsync();
        await using var pipeline = await StartAsync(stub, new());

        await CollectAsync(pipeline, Week);

        stub.Requests.ShouldBeEmpty();
        var stream = await StreamAsync(pipeline);
        stream.GetProperty("status").GetString().ShouldBe("not_collected");
        stream.GetProperty("statusReason").GetString().ShouldNotBeNull().ShouldContain("set Collection__AuthorSecret");
    }

    [Fact]
    public async Task Collect_Throttled_WaitsInTheQueue()
    {
        await using var stub = await StubAsync();
        stub.Instead = _ => new(400, GraphStub.Error(80006));
        await using var pipeline = await StartAsync(stub);

        await CollectAsync(pipeline, Week);

        (await pipeline.Queues.Client(MessageQueues.Collect).GetPropertiesAsync()).Value.ApproximateMessagesCount.ShouldBe(1);
        (await pipeline.TakeAsync(MessageQueues.Collect)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Collect_AnswerTooLarge_IsAskedForInSmallerPages()
    {
        await using var stub = await StubAsync(One("1", "2026-11-21T10:00:00+0000"));
        stub.Instead = r => int.Parse(r.Query["limit"], null) > 25 ? new(500, """{"error":{"code":1,"message":"Please reduce the amount of data you're asking for, then retry your request"}}""") : null;
        await using var pipeline = await StartAsync(stub);

        await CollectAsync(pipeline, Week);

        stub.Requests.Select(r => r.Query["limit"]).ShouldBe(["100", "50", "25"]);
        (await RowsAsync(pipeline)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Collect_ListThatLeadsBack_IsGivenUpForNow()
    {
        await using var stub = await StubAsync();
        stub.Instead = r => new(200, $$"""{"data":[],"paging":{"cursors":{"after":"{{(r.Query.GetValueOrDefault("after") == "a" ? "b" : "a")}}"},"next":"https://graph.invalid/?access_token=x"} }""");
        await using var pipeline = await StartAsync(stub);

        (await Should.ThrowAsync<TransientSourceException>(() => CollectAsync(pipeline, Week))).Message.ShouldContain("leads back");
        stub.Requests.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("""{"nothing":1}""")]
    [InlineData("""{"data":[{"id":"t_1"}]}""")]
    [InlineData("""{"data":[{"updated_time":"2026-11-21T10:00:00+0000"}]}""")]
    public async Task Collect_UnusableAnswer_IsLeftToTheQueue(string body)
    {
        await using var stub = await StubAsync();
        stub.Instead = _ => new(200, body);
        await using var pipeline = await StartAsync(stub);

        await Should.ThrowAsync<TransientSourceException>(() => CollectAsync(pipeline, Week));
    }

    private static string One(string number, string time) => Conversation($"t_{number}", time, Message($"m_{number}", time, "77"));

    private static string Conversation(string id, string updatedTime, params string[] messages) =>
        $$$"""{"id":"{{{id}}}","updated_time":"{{{updatedTime}}}","a_field_of_tomorrow":{},"messages":{"data":[{{{string.Join(',', messages)}}}]}}""";

    // More than was asked for, as if Facebook did not keep to the fields.
    private static string Message(string id, string createdTime, string? from) => JsonSerializer.Serialize(from is null
        ? new { id, created_time = createdTime, message = "Bonjour" }
        : (object)new { id, created_time = createdTime, message = "Bonjour", from = new { name = "A. Visitor", email = "77@facebook.com", id = from } });

    private static async Task<GraphStub> StubAsync(params string[] conversations)
    {
        var stub = await GraphStub.StartAsync();
        stub.Conversations = conversations;
        return stub;
    }

    private async Task<Pipeline> StartAsync(GraphStub stub, Dictionary<string, string?>? settings = null)
    {
        var pipeline = await Pipeline.StartAsync(azurite, stub.BaseUri, settings ?? Settings);
        await pipeline.RegisterAsync(collects: CollectedData.Insights | CollectedData.Posts | CollectedData.Messages);
        return pipeline;
    }

    private static Task CollectAsync(Pipeline pipeline, DayRange days) => pipeline.Get<PageCollector>().RunAsync(
        CollectMessage.For(new(Network.Facebook, "1000"), days, days.LastDay, CollectionStream.Messages), false, CancellationToken.None);

    private static async Task<JsonElement> StreamAsync(Pipeline pipeline) =>
        (await pipeline.ListPagesAsync()).Body.GetProperty("pages")[0].GetProperty("streams").EnumerateArray().Single();

    private static async Task<List<TableEntity>> RowsAsync(Pipeline pipeline)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in pipeline.Tables.Messages.QueryAsync<TableEntity>())
            rows.Add(row);
        return rows;
    }
}
