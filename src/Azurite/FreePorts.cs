using System.Net;
using System.Net.Sockets;

namespace Engagement.Azurite;

/// <summary>Loopback ports that nobody listened on a moment ago; the emulator reports if somebody was faster.</summary>
internal static class FreePorts
{
    public static int[] Find(int count)
    {
        // All are held at once, or the system might name the same one twice.
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        try
        {
            return [.. listeners.Select(listener =>
            {
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            })];
        }
        finally
        {
            foreach (var listener in listeners)
                listener.Dispose();
        }
    }
}
