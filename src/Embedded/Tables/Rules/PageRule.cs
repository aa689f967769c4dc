namespace Engagement.Embedded.Tables.Rules;

/// <summary>A page holds 1 to 1,000 rows; the emulator gives more.</summary>
internal static class PageRule
{
    private const int MaxRows = 1000;

    public static void Check(int rows)
    {
        if (rows is < 1 or > MaxRows)
            throw BrokenRule.Error("InvalidInput", $"maxPerPage is {rows}: ask for 1 to {MaxRows} rows, or leave it out.");
    }
}
