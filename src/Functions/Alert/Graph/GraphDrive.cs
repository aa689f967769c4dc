using Microsoft.Extensions.Options;
using Microsoft.Graph;

namespace Engagement.Functions.Alert.Graph;

/// <summary>Puts files into a SharePoint library.</summary>
internal sealed class GraphDrive(GraphAccess graph, IOptions<AlertOptions> options, TimeProvider clock)
{
    /// <summary>Writes a file whole; one of the same name is replaced.</summary>
    public Task SaveAsync(string driveId, string fileName, byte[] content, CancellationToken cancellation) =>
        GraphCall.RunAsync("A file was not put into the drive Alert__DriveId (Sites.Selected, write)", () =>
        {
            var path = $"{options.Value.DriveFolder.Trim('/')}/{fileName}";
            return graph.Client.Drives[driveId].Items["root"].ItemWithPath(path).Content.PutAsync(new MemoryStream(content, writable: false), cancellationToken: cancellation);
        }, clock);
}
