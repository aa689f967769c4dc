namespace Engagement.Functions.Alert.Graph;

/// <param name="Html">Shows images as <c>&lt;img src="cid:..."&gt;</c>.</param>
internal sealed record OutgoingMail(string Subject, string Html, IReadOnlyList<InlineImage> Images);

/// <param name="ContentId">What the mail's text calls it.</param>
internal sealed record InlineImage(string ContentId, byte[] Png);
