using System.Globalization;
using System.Text.Json;
using Engagement.Core;

namespace Engagement.Functions.Networks.Facebook;

/// <summary>The requests for the comments of one window. A field that Facebook does not grant fails a whole list: then it is asked for without.</summary>
internal sealed class FacebookCommentRequests(FacebookClient client, FacebookOptions options, PageKey page, DayRange days, FacebookKnownRefusals refusals)
{
    private readonly FacebookPageSize _posts = new(options.CommentedPostsPageSize);
    private readonly FacebookPageSize _nested = new(options.NestedCommentsPageSize);
    private readonly FacebookPageSize _rest = new(options.CommentsPageSize);
    private bool _wasGrantedApart;
    private bool _asksForLeast;

    public bool SaysHidden => Asked.Contains(FacebookCommentField.IsHidden);

    private IReadOnlyList<FacebookCommentField> Asked => _asksForLeast ? [] : [.. FacebookCommentField.All.Where(f => !refusals.IsRefused(f.Key))];

    /// <summary>One page of the window's posts, each with its first comments.</summary>
    /// <param name="after">Facebook's cursor; null for the first page.</param>
    public Task<JsonDocument> PostsAsync(string? after, CancellationToken cancellation) => AskAsync(
        asked => PostsAsync(asked, _posts.Count, _nested.Count, after, cancellation),
        () => _posts.Count >= _nested.Count ? _posts.TryHalve() : _nested.TryHalve(),
        cancellation);

    /// <summary>One more page of the comments of a post.</summary>
    /// <exception cref="FacebookErrorException">The post is gone.</exception>
    public Task<JsonDocument> RestAsync(string postId, string after, CancellationToken cancellation) => AskAsync(
        asked => client.GetOfPostAsync(page, postId, "comments",
            [
                ("filter", "stream"), ("order", "chronological"), ("limit", Text(_rest.Count)), ("fields", FacebookCommentField.Fields(asked)), ("after", after),
            ], cancellation),
        _rest.TryHalve,
        cancellation);

    private async Task<JsonDocument> AskAsync(Func<IReadOnlyList<FacebookCommentField>, Task<JsonDocument>> ask, Func<bool> tryHalve, CancellationToken cancellation)
    {
        while (true)
        {
            var asked = Asked;
            try
            {
                var answer = await ask(asked).ConfigureAwait(false);
                foreach (var field in asked)
                    refusals.Answer(field.Key);
                return answer;
            }
            catch (FacebookErrorException e) when (e.Action == FacebookErrorAction.ShrinkRequest && tryHalve())
            {
            }
            catch (PageRefusedException e) when (e.Status != MetricStatus.TokenExpired && asked.Count > 0)
            {
                await IsolateAsync(asked, e, cancellation).ConfigureAwait(false);
            }
            catch (FacebookErrorException e) when (e.Action != FacebookErrorAction.SkipObject)
            {
                throw new TransientSourceException(e.Message, inner: e);
            }
        }
    }

    // The error does not say which field is meant, or whether it is one at all: then the list is refused without them as well.
    private async Task IsolateAsync(IReadOnlyList<FacebookCommentField> asked, PageRefusedException refusal, CancellationToken cancellation)
    {
        (await ProbeAsync([], cancellation).ConfigureAwait(false)).Dispose();
        var refused = new List<FacebookCommentField>();
        foreach (var field in asked)
            if (!await IsGrantedAsync(field, refusal, cancellation).ConfigureAwait(false))
                refused.Add(field);
        foreach (var field in refused)
            refusals.Refuse(field.Key);
        // Each is granted alone: the refusal may be over by now. If they are refused together once more, they are left out.
        _asksForLeast = refused.Count == 0 && _wasGrantedApart;
        _wasGrantedApart = refused.Count == 0;
    }

    private async Task<bool> IsGrantedAsync(FacebookCommentField field, PageRefusedException refusal, CancellationToken cancellation)
    {
        try
        {
            (await ProbeAsync([field], cancellation).ConfigureAwait(false)).Dispose();
            return true;
        }
        // Another reason than the list's is another trouble, and not the field's.
        catch (PageRefusedException e) when (e.Message == refusal.Message)
        {
            return false;
        }
    }

    private async Task<JsonDocument> ProbeAsync(IReadOnlyList<FacebookCommentField> asked, CancellationToken cancellation)
    {
        try
        {
            return await PostsAsync(asked, 1, 1, null, cancellation).ConfigureAwait(false);
        }
        catch (FacebookErrorException e)
        {
            throw new TransientSourceException(e.Message, inner: e);
        }
    }

    private Task<JsonDocument> PostsAsync(IReadOnlyList<FacebookCommentField> asked, int posts, int nested, string? after, CancellationToken cancellation)
    {
        // Whether the bounds belong to the range is not documented: ask for a second more and filter by day.
        List<(string, string)> parameters =
        [
            ("fields", "id,created_time," + FacebookCommentField.OfPost(asked, nested)),
            ("limit", Text(posts)),
            ("since", Text(page.Network.StartOf(days.FirstDay).ToUnixTimeSeconds() - 1)),
            ("until", Text(page.Network.StartOf(days.LastDay.AddDays(1)).ToUnixTimeSeconds())),
        ];
        if (after is not null)
            parameters.Add(("after", after));
        return client.GetAsync(page, "published_posts", parameters, cancellation);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
