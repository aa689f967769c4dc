namespace Engagement.Functions.Networks.Facebook;

/// <summary>Something that is asked of comments where Facebook grants it; without it they are collected all the same.</summary>
/// <param name="Name">As the table RefusedMetrics names it.</param>
/// <param name="Modifier">What it adds to the list of comments.</param>
/// <param name="Field">What it adds to the fields of each comment.</param>
internal sealed record FacebookCommentField(string Name, string Modifier = "", string Field = "")
{
    public static readonly FacebookCommentField IsHidden = new("is_hidden", Field: ",is_hidden");

    public static readonly IReadOnlyList<FacebookCommentField> All =
    [
        new("from", Field: ",from{id}"), IsHidden, new("like_count", Field: ",like_count"), new("comment_count", Field: ",comment_count"), new("summary", Modifier: ".summary(total_count)"),
    ];

    public string Key => $"comments|{Name}";

    /// <summary>The fields of each comment.</summary>
    public static string Fields(IReadOnlyList<FacebookCommentField> asked) => "id,message,created_time,parent{id}" + string.Concat(asked.Select(field => field.Field));

    /// <summary>The comments among the fields of a post. Without filter(stream) replies are not listed.</summary>
    public static string OfPost(IReadOnlyList<FacebookCommentField> asked, int limit) => FormattableString.Invariant(
        $"comments.filter(stream).order(chronological).limit({limit}){string.Concat(asked.Select(field => field.Modifier))}{{{Fields(asked)}}}");
}
