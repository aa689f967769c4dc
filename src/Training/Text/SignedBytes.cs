namespace Engagement.Training.Text;

/// <summary>Numbers as signed bytes with a scale.</summary>
internal static class SignedBytes
{
    /// <summary>Numbers beyond this many standard deviations are cut off, so that the many small ones keep their differences.</summary>
    private const double Widest = 8;

    public static (sbyte[] Steps, float Scale) Of(float[] numbers)
    {
        var deviation = Math.Sqrt(numbers.Average(number => (double)number * number));
        var scale = (float)(Math.Min(numbers.Max(Math.Abs), Widest * deviation) / sbyte.MaxValue);
        return ([.. numbers.Select(number => (sbyte)Math.Clamp(MathF.Round(number / scale), -sbyte.MaxValue, sbyte.MaxValue))], scale);
    }
}
