using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace Engagement.Functions.Dashboard;

/// <summary>One file of the dashboard as an answer: tagged, compressed for who can read that, and with what browsers are to refuse.</summary>
internal sealed class DashboardFile : IResult
{
    private const int TagDigits = 32;
    private const string Brotli = "br";
    private const string ForGood = "public, max-age=31536000, immutable";

    // Nothing but the app's own files and answers: no inline scripts or styles, no other host, no frame around it.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly byte[] _content;
    private readonly string _mediaType;
    private readonly string _cacheControl;
    private readonly EntityTagHeaderValue _tag;
    private readonly Lazy<byte[]> _compressed;

    /// <param name="isForGood">Whether the address of this file will never name another one.</param>
    public DashboardFile(string name, byte[] content, bool isForGood)
    {
        _content = content;
        _mediaType = MediaTypeOf(name);
        _cacheControl = isForGood ? ForGood : "no-cache";
        // Weak, since it names the file in either encoding.
        _tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..TagDigits]}\"", isWeak: true);
        _compressed = new(() => Compress(content));
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var (request, response) = (httpContext.Request.GetTypedHeaders(), httpContext.Response);
        response.Headers.ETag = _tag.ToString();
        response.Headers.CacheControl = _cacheControl;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        if (request.IfNoneMatch.Any(known => known.Tag == "*" || known.Compare(_tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        var body = _content;
        if (MayBeCompressed(request))
        {
            body = _compressed.Value;
            response.Headers.ContentEncoding = Brotli;
        }
        response.ContentType = _mediaType;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, httpContext.RequestAborted).ConfigureAwait(false);
    }

    private static bool MayBeCompressed(RequestHeaders request) => request.AcceptEncoding.Any(encoding => encoding.Value == Brotli && encoding.Quality is not 0);

    private static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Optimal))
            brotli.Write(content);
        return compressed.ToArray();
    }

    private static string MediaTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var extension => throw new InvalidOperationException($"{name} cannot be served: say here which media type '{extension}' is."),
    };
}
