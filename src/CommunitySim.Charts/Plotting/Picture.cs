using System.Text;
using CommunitySim.Charts.Figures;
using SkiaSharp;

namespace CommunitySim.Charts.Plotting;

/// <summary>
/// A figure drawn by ScottPlot, to be written as SVG, as part of a page, or as PNG. The same figure gives the same SVG
/// everywhere.
/// </summary>
public sealed class Picture : IDisposable
{
    // Larger than any figure, since the height is known only after drawing.
    private const float Tallest = 100_000;

    private readonly Figure _figure;
    private readonly SKPicture _shapes;
    private readonly Sheet _sheet;

    private Picture(Figure figure, SKPicture shapes, Sheet sheet, double height)
    {
        (_figure, _shapes, _sheet, Height) = (figure, shapes, sheet, height);
    }

    /// <summary>Why charts cannot be drawn on this machine, in one line; null if they can.</summary>
    public static string? WhyNot { get; } = NativeFault() is { } fault
        ? $"There are no charts: the drawing library libSkiaSharp does not load on this system ({fault}). All numbers are complete without it." : null;

    /// <summary>Width in pixels.</summary>
    public double Width => _figure.Width;

    /// <summary>Height in pixels.</summary>
    public double Height { get; }

    /// <summary>The boxes of the plots, in the order of the panels.</summary>
    internal IReadOnlyList<Box> Plots => _sheet.Plots;

    /// <summary>Draws a figure.</summary>
    /// <exception cref="ArgumentException">
    /// The figure cannot be drawn: it has no panels, an axis without finite ascending ends, lists of unequal length, or
    /// a name that is no file name.
    /// </exception>
    public static Picture Render(Figure figure)
    {
        FigureCheck.Check(figure);
        using SKPictureRecorder recorder = new();
        Sheet sheet = new(recorder.BeginRecording(new SKRect(0, 0, (float)figure.Width, Tallest)));
        using Page page = new(figure, sheet);
        double height = page.Draw();
        return new Picture(figure, recorder.EndRecording(), sheet, height);
    }

    /// <summary>Whether the start of an SVG shows that this program drew it.</summary>
    public static bool IsDrawnHere(string start) =>
        start.StartsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ", StringComparison.Ordinal)
        && start.Contains($"-desc\" font-family=\"{SvgText.Family[..18]}", StringComparison.Ordinal);

    /// <summary>The picture as the text of an SVG.</summary>
    /// <param name="id">The prefix of its ids, because a page may hold several pictures; null for the figure's name.</param>
    /// <param name="hovers">
    /// Whether to add tooltips for pages. Marks have title elements, and each panel with curves is a
    /// <c>g.panel</c> whose attribute <c>data-hover</c> holds their numbers as JSON, to be shown by a script: box (left, top, right,
    /// bottom in units of the viewBox), x and y (label, min, max), and series (name, colour, and lists x, y, low, high; null is a
    /// gap; low and high are empty without a band).
    /// </param>
    public string Svg(string? id = null, bool hovers = false)
    {
        id ??= string.Concat(_figure.Name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
        string size = $"{SvgText.Number(Width)} {SvgText.Number(Height)}";
        StringBuilder svg = new();
        svg.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size}\" width=\"{SvgText.Number(Width)}\" ")
            .Append($"height=\"{SvgText.Number(Height)}\" role=\"img\" ")
            .Append($"aria-labelledby=\"{id}-title {id}-desc\" font-family=\"{SvgText.Family}\">\n")
            .Append($"<title id=\"{id}-title\">{SvgText.Escape(_figure.Title)}</title>\n")
            .Append($"<desc id=\"{id}-desc\">{SvgText.Escape(Description.Write(_figure))}</desc>\n")
            .Append($"<rect width=\"{SvgText.Number(Width)}\" height=\"{SvgText.Number(Height)}\" fill=\"#FFFFFF\"/>\n")
            .Append(SvgShapes.Write(_shapes, Width, Height, id))
            .AppendJoin("", _sheet.Words.Select(SvgText.Render));
        if (hovers)
        {
            svg.AppendJoin("", _sheet.Curves.Select(
                curves => $"<g class=\"panel\" data-hover=\"{SvgText.Escape(curves)}\"></g>\n"))
                .AppendJoin("", _sheet.Tooltips.Select(SvgText.Render));
        }

        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>The characters for which a PNG shows a box, because neither the program nor this machine has a font.</summary>
    public IEnumerable<string> LettersWithoutFont => PngText.FindMissing(_sheet.Words);

    /// <summary>The picture as the bytes of a PNG.</summary>
    /// <param name="scale">1 for one pixel per pixel of the figure, 2 for twice as many, such as on a screen of 4K.</param>
    public byte[] Png(double scale = 1)
    {
        using SKSurface surface = SKSurface.Create(
            new SKImageInfo((int)(Width * scale), (int)(Height * scale), SKColorType.Rgb888x, SKAlphaType.Opaque));
        SKCanvas canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        canvas.Scale((float)scale);
        Draw(canvas);
        using SKPixmap pixels = surface.PeekPixels();
        // This filter takes two thirds of the time of trying all filters, and suits flat charts.
        using SKData data = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, 6))
            ?? throw new InvalidOperationException("The PNG could not be encoded.");
        return data.ToArray();
    }

    /// <summary>The picture as pixels.</summary>
    /// <param name="scale">1 for one pixel per pixel of the figure.</param>
    /// <returns>The width, the height, and a colour per pixel as 0xRRGGBB, rows from the top.</returns>
    public (int Width, int Height, int[] Pixels) Pixels(double scale)
    {
        using SKBitmap bitmap = new(
            (int)(Width * scale), (int)(Height * scale), SKColorType.Bgra8888, SKAlphaType.Opaque);
        using SKCanvas canvas = new(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Scale((float)scale);
        Draw(canvas);
        return (bitmap.Width, bitmap.Height, [.. bitmap.Pixels.Select(pixel => (int)((uint)pixel & 0xFFFFFF))]);
    }

    /// <summary>Draws the picture on a canvas, a unit for each of its pixels.</summary>
    internal void Draw(SKCanvas canvas)
    {
        canvas.DrawPicture(_shapes);
        PngText.Draw(canvas, _sheet.Words);
    }

    public void Dispose()
    {
        _shapes.Dispose();
        _sheet.Dispose();
    }

    private static string? NativeFault()
    {
        try
        {
            using SKPaint paint = new();
            return null;
        }
        catch (Exception fault) when (fault is TypeInitializationException or DllNotFoundException or BadImageFormatException)
        {
            return (fault.InnerException ?? fault).GetType().Name;
        }
    }
}
