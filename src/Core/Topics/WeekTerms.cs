using Engagement.Core.Tones;

namespace Engagement.Core.Topics;

/// <summary>The terms of one page and week.</summary>
/// <param name="Monday">First day of the week.</param>
/// <param name="Total">Sum of the comments of all terms, kept or not: what a term's share is of.</param>
/// <param name="Terms">The terms that are kept, the most frequent first.</param>
public sealed record WeekTerms(DateOnly Monday, long Total, IReadOnlyList<TermCount> Terms);

/// <summary>Counts the terms of a week's comments, and keeps few: what a single person said is not kept beyond the text itself.</summary>
/// <param name="monday">First day of the week.</param>
public sealed class WeekTermsCounter(DateOnly monday)
{
    /// <summary>The most terms that are kept of a week.</summary>
    public const int MaxTerms = 400;

    /// <summary>The fewest people who must have used a term for it to be kept.</summary>
    public const int MinimumAuthors = 2;

    private const int MaxExamples = 3;

    // A term beyond so many different ones is rare when it comes: with ten of thousands of them, memory stays below a hundred megabytes.
    private const int MaxCounted = 200_000;

    private readonly Dictionary<string, Count> _counts = new(StringComparer.Ordinal);
    private long _total;

    /// <summary>Takes in a comment of the audience that is no spam.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="comment">The comment; its text need not be in it.</param>
    /// <param name="example">What finds it again.</param>
    public void Add(string text, Comment comment, string example)
    {
        ArgumentNullException.ThrowIfNull(comment);
        foreach (var term in Terms.Of(text))
        {
            _total++;
            if (!_counts.TryGetValue(term, out var count))
            {
                if (_counts.Count == MaxCounted)
                    continue;
                _counts[term] = count = new();
            }
            count.Add(comment, example);
        }
    }

    /// <summary>What is kept of the week.</summary>
    public WeekTerms Result() => new(
        monday, _total,
        [
            .. _counts.Where(count => count.Value.Authors >= MinimumAuthors)
                .Select(count => new TermCount(count.Key, count.Value.Comments, count.Value.Authors, count.Value.Tones, count.Value.Examples))
                .OrderByDescending(count => count.Comments).ThenBy(count => count.Term, StringComparer.Ordinal)
                .Take(MaxTerms),
        ]);

    private sealed class Count
    {
        private readonly HashSet<string> _authors = new(StringComparer.Ordinal);
        private readonly List<string> _examples = [];

        public int Comments { get; private set; }

        public int Authors => _authors.Count;

        public ToneCounts Tones { get; private set; }

        public IReadOnlyList<string> Examples => _examples;

        public void Add(Comment comment, string example)
        {
            Comments++;
            _authors.Add(comment.AuthorKey ?? '?' + comment.Id);
            Tones = Tones.And(comment.Reading?.Text.Tone);
            if (_examples.Count < MaxExamples)
                _examples.Add(example);
        }
    }
}
