using Engagement.Core;
using Engagement.Functions.Access;
using Engagement.Functions.Api;
using Engagement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Report;

/// <summary>Lists the registered pages that a reader may see, and how far each has come.</summary>
internal sealed class PageReport(PageDirectory directory, TimeProvider clock)
{
    public async Task<IResult> GetAsync(string? limit, string? cursor, Reader reader, CancellationToken cancellation)
    {
        try
        {
            var part = Cursor.Read(limit, cursor);
            return new TaggedJson(await ReadAsync(part, part.After is { } after ? PagePlace.Read(after) : null, reader, cancellation).ConfigureAwait(false));
        }
        catch (PageRequestException e)
        {
            return Problem.BadInput(e.Field, e.Message);
        }
    }

    private async Task<PagesAnswer> ReadAsync(Cursor part, PageKey? after, Reader reader, CancellationToken cancellation)
    {
        var pages = new List<PageAnswer>();
        PageKey? last = null;
        await foreach (var progress in directory.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var page = progress.Page.Key;
            if (!reader.MayRead(page) || after is not null && !PagePlace.IsBehind(page, after))
                continue;
            if (pages.Count == part.Limit)
                return new(pages, Cursor.Write(last!.ToString()));
            pages.Add(PageAnswer.Of(progress, clock));
            last = page;
        }
        return new(pages, null);
    }
}
