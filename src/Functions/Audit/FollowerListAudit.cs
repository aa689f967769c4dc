using System.Globalization;
using System.Text;
using System.Text.Json;
using Engagement.Core.FakeFans.Accounts;
using Engagement.Functions.Report;
using Microsoft.AspNetCore.Http;

namespace Engagement.Functions.Audit;

/// <summary>Audits a list of followers that somebody sends: CSV, or JSON objects with the same names. Nothing of it is stored.</summary>
internal static class FollowerListAudit
{
    // About a hundred thousand accounts; more belong into `audit followers FILE`, which streams.
    internal const int MaxBodyBytes = 10 * 1024 * 1024;

    public static async Task<IResult> RunAsync(HttpRequest request, FollowerListQuery query, CancellationToken cancellation)
    {
        try
        {
            if (await ReadBodyAsync(request, cancellation).ConfigureAwait(false) is not { } body)
                return TooLarge();
            var (list, judged) = (Read(body), Truth("accounts", query.Accounts) ?? true);
            var family = Family(query.Network) ?? list.Family;
            var tally = new FollowerTally(family, Day("observedDay", query.ObservedDay));
            foreach (var profile in list.Profiles)
                tally.Add(profile);
            var audit = tally.Audit();
            return Results.Json(new FollowerListAnswer(
                FollowerAuditAnswer.Of(audit), list.Unknown, judged ? list.Profiles.Select((profile, index) => AccountAnswer.Of(profile, index + 1, audit.Judge(profile))) : null));
        }
        catch (PageRequestException e)
        {
            return Problem.BadInput(e.Field, e.Message);
        }
        catch (FormatException e)
        {
            return Problem.BadInput("body", e.Message + ".");
        }
        catch (JsonException e)
        {
            return Problem.BadInput("body", string.Create(CultureInfo.InvariantCulture, $"The body is not JSON (line {e.LineNumber + 1}); send an array of objects such as [{{\"followers\":12,\"following\":900}}], or CSV."));
        }
    }

    private static ProfileList Read(ReadOnlyMemory<byte> body)
    {
        var text = body.Span.StartsWith(Encoding.UTF8.Preamble) ? body[Encoding.UTF8.Preamble.Length..] : body;
        var start = text.Span.IndexOfAnyExcept(" \t\r\n"u8);
        return start < 0 ? throw new FormatException("the body is empty; send CSV with a header, or a JSON array of objects")
            : text.Span[start] is (byte)'[' or (byte)'{' ? ProfileList.OfJson(text)
            : ProfileList.OfCsv(new(new StreamReader(new MemoryStream(text.ToArray()), Encoding.UTF8)));
    }

    private static ProfileFamily? Family(string? name) => string.IsNullOrEmpty(name) ? null
        : ProfileFamilies.Parse(name) ?? throw new PageRequestException("network", $"network '{name}' has no model of profiles; use x or instagram, or leave it out.");

    private static DateOnly? Day(string field, string? text) => string.IsNullOrEmpty(text) ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new PageRequestException(field, $"{field} '{text}' is not a day; write it as 2026-11-21.");

    private static bool? Truth(string field, string? text) => string.IsNullOrEmpty(text) ? null
        : bool.TryParse(text, out var truth) ? truth
        : throw new PageRequestException(field, $"{field} is '{text}'; use true or false.");

    /// <returns>Null when there is more than is accepted.</returns>
    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > MaxBodyBytes)
            return null;
        using var buffer = new MemoryStream();
        var chunk = new byte[1 << 16];
        while (await request.Body.ReadAsync(chunk, cancellation).ConfigureAwait(false) is > 0 and var read)
        {
            if (buffer.Length + read > MaxBodyBytes)
                return null;
            buffer.Write(chunk, 0, read);
        }
        return buffer.ToArray();
    }

    private static IResult TooLarge() => Results.Problem(
        FormattableString.Invariant($"The body is larger than {MaxBodyBytes} bytes; send a part of the list, or run `audit followers FILE` of src/Local, which takes any size."),
        statusCode: StatusCodes.Status413PayloadTooLarge, title: "The request is too large.");
}

/// <param name="Audit">The list as a whole.</param>
/// <param name="UnknownColumns">Names that say nothing here and were passed over.</param>
/// <param name="Accounts">Each account, in the order of the request; null with <c>accounts=false</c>.</param>
internal sealed record FollowerListAnswer(FollowerAuditAnswer Audit, IReadOnlyList<string> UnknownColumns, IEnumerable<AccountAnswer>? Accounts);

/// <summary>How a list is to be judged, as the request says it.</summary>
internal sealed record FollowerListQuery(string? Network, string? ObservedDay, string? Accounts);
