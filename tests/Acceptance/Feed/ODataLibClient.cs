using Microsoft.OData;
using Microsoft.OData.Edm;

namespace Engagement.Acceptance.Feed;

/// <summary>Reads answers with the library that Power BI's own error texts come from: version 4.0, strict.</summary>
internal sealed class ODataLibClient(Uri root)
{
    public static ODataMessageReader Reader(IODataResponseMessage message, Uri root, IEdmModel? model) =>
        new(message, new ODataMessageReaderSettings { BaseUri = root, MaxProtocolVersion = ODataVersion.V4 }, model);

    public async Task<IEdmModel> MetadataAsync(HttpResponseMessage answer)
    {
        using var reader = Reader(await ReceivedMessage.OfAsync(answer), root, null);
        return reader.ReadMetadataDocument();
    }

    public async Task<IReadOnlyList<string>> SetsAsync(HttpResponseMessage answer, IEdmModel model)
    {
        using var reader = Reader(await ReceivedMessage.OfAsync(answer), root, model);
        return [.. reader.ReadServiceDocument().EntitySets.Select(set => set.Name)];
    }

    public async Task<Page> PageAsync(HttpResponseMessage answer, IEdmModel model, string set) => Read(await ReceivedMessage.OfAsync(answer), root, model, set);

    public static Page Read(IODataResponseMessage message, Uri root, IEdmModel model, string set)
    {
        var entitySet = model.EntityContainer.FindEntitySet(set);
        using var reader = Reader(message, root, model);
        var rows = new List<IReadOnlyDictionary<string, object?>>();
        var resources = reader.CreateODataResourceSetReader(entitySet, entitySet.EntityType());
        (Uri? Next, long? Count) end = default;
        while (resources.Read())
        {
            if (resources is { State: ODataReaderState.ResourceEnd, Item: ODataResource resource })
                rows.Add(resource.Properties.ToDictionary(property => property.Name, property => (object?)property.Value));
            if (resources is { State: ODataReaderState.ResourceSetEnd, Item: ODataResourceSet all })
                end = (all.NextPageLink, all.Count);
        }
        return new(rows, end.Next, end.Count);
    }

    internal sealed record Page(IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows, Uri? Next, long? Count);
}

/// <summary>An answer as the library takes it.</summary>
internal sealed class ReceivedMessage(byte[] body, int status, IReadOnlyDictionary<string, string> headers) : IODataResponseMessage
{
    public IEnumerable<KeyValuePair<string, string>> Headers => headers;

    public int StatusCode { get => status; set => throw new NotSupportedException(); }

    public static async Task<ReceivedMessage> OfAsync(HttpResponseMessage answer) => new(
        await answer.Content.ReadAsByteArrayAsync(),
        (int)answer.StatusCode,
        answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase));

    public string GetHeader(string headerName) => headers.GetValueOrDefault(headerName)!;

    public Stream GetStream() => new MemoryStream(body);

    public void SetHeader(string headerName, string headerValue) => throw new NotSupportedException();
}
