namespace Engagement.Functions.Tests.Harness;

/// <summary>What a queue may do with the messages that wait in it at one time.</summary>
internal static class Deliveries
{
    /// <summary>Each twice, in any order.</summary>
    public static Func<IEnumerable<string>, IEnumerable<string>> TwiceShuffled(Random random) => messages =>
    {
        var twice = messages.Concat(messages).ToArray();
        random.Shuffle(twice);
        return twice;
    };
}
