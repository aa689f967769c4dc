namespace Engagement.Core.Tests.Conversations;

public class ThreadsTests
{
    private const double Day = 24 * 60;

    [Fact]
    public void Facebook_ReplyOfThePage_AnswersEverybodyWhoWroteBeforeInTheThread()
    {
        var said = new Conversation(Network.Facebook).Ask("a", 0).Ask("b", 5, parent: "a", author: "bob").Answer("x", 10, "a").Ask("c", 20, parent: "a").Answer("y", 90, "a").Follow();

        Minutes(said).ShouldBe(["a 10", "b 10", "x -", "c 90", "y -"]);
    }

    [Fact]
    public void X_ReplyOfThePage_AnswersTheOneThatItRepliesTo()
    {
        var said = new Conversation(Network.X).Ask("a", 0).Ask("b", 5, parent: "a", author: "bob").Answer("x", 10, "b").Follow();

        Minutes(said).ShouldBe(["a -", "b 10", "x -"]);
    }

    [Fact]
    public void X_ReplyToSomebodysSecondPost_AnswersTheFirstToo()
    {
        var said = new Conversation(Network.X).Ask("a", 0).Ask("a2", 1, parent: "a").Answer("x", 10, "a2").Follow();

        Minutes(said).ShouldBe(["a 10", "a2 10", "x -"]);
    }

    [Fact]
    public void X_AuthorsNotKept_AnswersOnlyTheOneThatItRepliesTo()
    {
        var said = new Conversation(Network.X).Ask("a", 0, author: null).Ask("a2", 1, parent: "a", author: null).Answer("x", 10, "a2").Follow();

        Minutes(said).ShouldBe(["a -", "a2 10", "x -"]);
    }

    [Fact]
    public void OwnCommentOfThePageElsewhere_AnswersNobody() =>
        Minutes(new Conversation(Network.Facebook).Ask("a", 0).Say("x", 10, fromPage: true).Follow()).ShouldBe(["a -", "x -"]);

    [Fact]
    public void Answer_After28Days_IsNone() =>
        Minutes(new Conversation(Network.Facebook).Ask("a", 0).Ask("b", Day, parent: "a").Answer("x", (28 * Day) + 1, "a").Follow()).ShouldBe(["a -", $"b {(28 * Day) + 1}", "x -"]);

    [Fact]
    public void Thread_RootLongGone_StillTiesItsRepliesTogether() =>
        Minutes(new Conversation(Network.Facebook).Say("a", 0).Ask("b", 40 * Day, parent: "a").Answer("x", (40 * Day) + 7, "a").Follow()).ShouldBe(["a -", $"b {(40 * Day) + 7}", "x -"]);

    [Fact]
    public void Shape_OfAThread_IsItsLevelsAndReplies()
    {
        var said = new Conversation(Network.X).Say("a", 0).Say("b", 1, parent: "a").Say("c", 2, parent: "b").Say("d", 3, parent: "a").Say("e", 4).Follow();

        said.Where(s => s.Thread is not null).Select(s => $"{s.Comment.Id} {s.Thread!.Value.Depth} {s.Thread.Value.Replies}").ShouldBe(["a 3 3", "e 1 0"]);
    }

    [Fact]
    public void Add_EarlierComment_IsRefused() => Should.Throw<ArgumentException>(() =>
    {
        var threads = new Core.Conversations.Threads(LabelledPage.Page);
        foreach (var labelled in LabelledPage.Comments.Reverse())
            _ = threads.Add(labelled.Comment).Count();
    });

    /// <summary>However long a history is, only the comments of the last 28 days are held.</summary>
    [Fact]
    public void Add_LongHistory_HoldsNoMoreThanTheHorizon()
    {
        var threads = new Core.Conversations.Threads(LabelledPage.Page);
        var handedOn = 0;
        for (var number = 0; number < 24 * 365; number++)
        {
            var comment = new Comment(
                LabelledPage.Page, $"c{number}", number % 3 == 0 ? CommentKind.Comment : CommentKind.Reply, Conversation.Noon.AddHours(number), "p", number % 3 == 0 ? null : $"c{number - (number % 3)}",
                null, number % 3 == 2, null, CommentState.Visible);
            handedOn += threads.Add(comment).Count();
            (number + 1 - handedOn).ShouldBeLessThanOrEqualTo((28 * 24) + 1);
        }
        (handedOn + threads.Rest().Count()).ShouldBe(24 * 365);
    }

    /// <summary>However much of a history is read before and after some days, what became of their comments is the same.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Follow_AnyCutOfALongHistory_SaysTheSame(int seed)
    {
        var random = new Random(seed);
        foreach (var network in Network.All)
        {
            var all = RandomComments(network, random);
            var whole = Follow(all).ToDictionary(s => s.Comment.Id);
            for (var cut = 0; cut < 20; cut++)
            {
                var first = all[0].CreatedAt.AddDays(random.Next(100));
                var end = first.AddDays(1 + random.Next(60));
                var read = all.Where(c => c.CreatedAt >= first && c.CreatedAt < end.AddDays(Core.Conversations.Threads.HorizonDays + 1)).ToList();
                foreach (var said in Follow(read).Where(s => s.Comment.CreatedAt < end))
                    said.ShouldBe(whole[said.Comment.Id]);
            }
        }
    }

    private static List<Comment> RandomComments(Network network, Random random)
    {
        var (comments, at) = (new List<Comment>(), Conversation.Noon);
        for (var number = 0; number < 600; number++)
        {
            at = at.AddMinutes(random.Next(600));
            var recent = comments.TakeLast(200).Where(c => network.Equals(Network.X) || c.ParentId is null).ToList();
            var parent = recent.Count > 0 && random.Next(3) > 0 ? recent[random.Next(recent.Count)].Id : null;
            comments.Add(new(
                new(network, "1000"), $"c{number}", parent is null ? CommentKind.Comment : CommentKind.Reply, at, "p", parent, $"a{random.Next(5)}", random.Next(3) == 0, null, CommentState.Visible));
        }
        return comments;
    }

    private static List<Core.Conversations.Said> Follow(List<Comment> comments)
    {
        var threads = new Core.Conversations.Threads(comments[0].Page);
        return [.. comments.SelectMany(threads.Add).ToList(), .. threads.Rest()];
    }

    private static IEnumerable<string> Minutes(IEnumerable<Core.Conversations.Said> said) =>
        said.Select(s => s.AnsweredAt is { } at ? $"{s.Comment.Id} {(at - Conversation.Noon).TotalMinutes}" : $"{s.Comment.Id} -");
}
