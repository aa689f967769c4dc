namespace Engagement.Functions.Networks.Facebook;

/// <summary>How many items one request asks for: fewer each time that Facebook finds it too much.</summary>
internal sealed class FacebookPageSize(int count)
{
    public int Count { get; private set; } = count;

    /// <returns>False when there is nothing left to halve.</returns>
    public bool TryHalve()
    {
        if (Count == 1)
            return false;
        Count /= 2;
        return true;
    }
}
