using SkiaSharp;

namespace Engagement.Functions.Alert.Digest;

/// <summary>Pictures of a few weeks, as PNG: mail programs show nothing else reliably.</summary>
/// <remarks>Without a word in them, so that they need no fonts, of which the cloud's machines have none: what they show is written beside them.</remarks>
internal static class Sparkline
{
    public const int Width = 130;
    public const int Height = 32;

    // Twice as many dots as asked for, for screens that have them.
    private const int Scale = 2;
    private const float Margin = 3;

    private static readonly SKColor Colour = new(0x2b, 0x6c, 0xb0);
    private static readonly SKColor Last = new(0xdd, 0x6b, 0x20);

    /// <summary>A level over time. Where a value is missing the line is broken, not at zero.</summary>
    public static byte[] Line(IReadOnlyList<double?> values) => Draw(canvas =>
    {
        var known = values.OfType<double>().ToList();
        if (known.Count == 0)
            return;
        var (low, high) = (known.Min(), known.Max());
        // A level that hardly moves is a flat line in the middle, not noise over the whole height.
        var spread = Math.Max(high - low, Math.Max(Math.Abs(high), 1) * 0.01);
        SKPoint At(int i) => new(X(i, values.Count), (float)(Height - Margin - (values[i]!.Value - (high + low) / 2 + spread / 2) / spread * (Height - 2 * Margin)));
        using var stroke = new SKPaint { Color = Colour, IsAntialias = true, StrokeWidth = 2, Style = SKPaintStyle.Stroke, StrokeCap = SKStrokeCap.Round };
        using var dot = new SKPaint { Color = Last, IsAntialias = true };
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is null)
                continue;
            if (i > 0 && values[i - 1] is not null)
                canvas.DrawLine(At(i - 1), At(i), stroke);
            else if (i + 1 == values.Count || values[i + 1] is null)
                canvas.DrawCircle(At(i), 1, stroke);
            if (i == values.Count - 1)
                canvas.DrawCircle(At(i), 3, dot);
        }
    });

    /// <summary>Counts of weeks, from zero up. Where one is missing there is a gap with a dot on the ground; a count of zero is a thin line.</summary>
    public static byte[] Bars(IReadOnlyList<double?> values) => Draw(canvas =>
    {
        var high = Math.Max(values.Max() ?? 0, 1);
        var step = (Width - 2 * Margin) / values.Count;
        using var bar = new SKPaint { Color = Colour };
        using var last = new SKPaint { Color = Last };
        using var missing = new SKPaint { Color = SKColors.LightGray, IsAntialias = true };
        for (var i = 0; i < values.Count; i++)
        {
            var left = Margin + i * step;
            if (values[i] is not { } value)
                canvas.DrawCircle(left + step / 2, Height - Margin - 1, 1.5f, missing);
            else
                canvas.DrawRect(left + 1, Height - Margin - Top(value), step - 2, Top(value), i == values.Count - 1 ? last : bar);
        }

        float Top(double value) => Math.Max(1, (float)(Math.Max(value, 0) / high * (Height - 2 * Margin)));
    });

    private static float X(int i, int count) => Margin + (count == 1 ? 0.5f : (float)i / (count - 1)) * (Width - 2 * Margin);

    private static byte[] Draw(Action<SKCanvas> paint)
    {
        using var surface = SKSurface.Create(new SKImageInfo(Width * Scale, Height * Scale));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(Scale);
        paint(surface.Canvas);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }
}
