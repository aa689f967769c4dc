namespace Engagement.Functions.Report;

/// <summary>A field of a request is missing or not usable.</summary>
internal sealed class PageRequestException(string field, string message) : Exception(message)
{
    public string Field { get; } = field;
}
