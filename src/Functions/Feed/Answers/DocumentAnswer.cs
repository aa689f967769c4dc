using System.Text.Json;
using System.Xml;
using Microsoft.AspNetCore.Http;
using Microsoft.OData.Edm.Csdl;

namespace Engagement.Functions.Feed.Answers;

/// <summary>The list of sets.</summary>
internal sealed class ServiceDocumentAnswer(FeedModel model, FeedAddress address, JsonFormat format) : IFeedAnswer
{
    public async Task WriteAsync(HttpContext http, CancellationToken cancellation)
    {
        http.Response.ContentType = format.ContentType;
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter, EntityWriter.Options);
        json.WriteStartObject();
        if (format.HasContext)
            json.WriteString("@odata.context", address.Metadata);
        json.WriteStartArray("value");
        foreach (var set in model.Sets)
        {
            json.WriteStartObject();
            json.WriteString("name", set.Name);
            json.WriteString("kind", "EntitySet");
            json.WriteString("url", set.Name);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellation).ConfigureAwait(false);
        await http.Response.BodyWriter.FlushAsync(cancellation).ConfigureAwait(false);
    }
}

/// <summary>The metadata document, always as XML.</summary>
internal sealed class MetadataAnswer(FeedModel model) : IFeedAnswer
{
    public async Task WriteAsync(HttpContext http, CancellationToken cancellation)
    {
        http.Response.ContentType = "application/xml;charset=utf-8";
        await http.Response.Body.WriteAsync(Xml(), cancellation).ConfigureAwait(false);
    }

    private ReadOnlyMemory<byte> Xml()
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new() { Encoding = new System.Text.UTF8Encoding(false), Indent = true }))
            if (!CsdlWriter.TryWriteCsdl(model.Edm, xml, CsdlTarget.OData, out var errors))
                throw new InvalidOperationException($"the metadata cannot be written: {string.Join("; ", errors)}");
        return buffer.ToArray();
    }
}
