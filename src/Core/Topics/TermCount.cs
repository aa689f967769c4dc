using Engagement.Core.Tones;

namespace Engagement.Core.Topics;

/// <summary>How often a term was used in a week.</summary>
/// <param name="Term">The word or pair of words.</param>
/// <param name="Comments">Comments that hold it.</param>
/// <param name="Authors">Distinct people who used it; where the network does not say who wrote a comment, that counts as somebody else.</param>
/// <param name="Tones">The tones of these comments.</param>
/// <param name="Examples">Some of these comments, by what finds them again; never their texts.</param>
public sealed record TermCount(string Term, int Comments, int Authors, ToneCounts Tones, IReadOnlyList<string> Examples);
