namespace Engagement.Simulator.Meta;

/// <summary>The API versions that answer (reference: changelog/versions; v20.0 ended on 2026-09-24).</summary>
internal static class GraphVersions
{
    public const string Newest = "v26.0";

    private static readonly string[] Alive = [Newest, "v25.0", "v24.0", "v23.0", "v22.0", "v21.0"];

    public static bool IsAlive(string segment) => Alive.Contains(segment, StringComparer.Ordinal);
}
