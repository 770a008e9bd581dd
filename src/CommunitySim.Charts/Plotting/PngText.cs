using System.Reflection;
using System.Text;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace CommunitySim.Charts.Plotting;

/// <summary>
/// Draws text into a PNG, in Liberation Sans, which is part of the program. Missing letters are taken from any font of the machine
/// that has them.
/// </summary>
internal static class PngText
{
    private const float HaloWidth = 7;

    private static readonly SKTypeface Regular = Read("LiberationSans-Regular.ttf"),
        Bold = Read("LiberationSans-Bold.ttf");

    // Without fontconfig, Skia can only search the fonts one by one.
    private static readonly Lazy<IReadOnlyList<SKTypeface>> Installed = new(() =>
        [.. SKFontManager.Default.FontFamilies.Order(StringComparer.Ordinal).Select(SKTypeface.FromFamilyName)]);

    public static void Draw(SKCanvas canvas, IEnumerable<PlacedText> words)
    {
        foreach (PlacedText placed in words.Where(placed => !string.IsNullOrWhiteSpace(placed.Text)))
        {
            Draw(canvas, placed);
        }
    }

    private static void Draw(SKCanvas canvas, PlacedText placed)
    {
        (string Text, SKFont Font)[] runs = [.. Runs(placed)];
        float[] widths = [.. runs.Select(run => Width(run.Text, run.Font))];
        float x = (float)placed.X - (widths.Sum() * placed.Anchor switch
        {
            Anchor.Middle => 0.5f,
            Anchor.End => 1,
            _ => 0
        });
        using SKPaint halo = new()
        {
            IsAntialias = true,
            Color = SKColors.White,
            IsStroke = true,
            StrokeWidth = HaloWidth,
            StrokeJoin = SKStrokeJoin.Round
        };
        using SKPaint ink = new()
        {
            IsAntialias = true,
            Color = new SKColor(placed.Colour.Red, placed.Colour.Green, placed.Colour.Blue)
        };
        foreach (SKPaint paint in placed.Halo ? (SKPaint[])[halo, ink] : [ink])
        {
            float at = x;
            foreach ((int index, (string text, SKFont font)) in runs.Index())
            {
                Draw(canvas, text, at, (float)placed.Y, font, paint);
                at += widths[index];
            }
        }

        foreach ((_, SKFont font) in runs)
        {
            font.Dispose();
        }
    }

    /// <summary>Splits a text into parts that one font covers.</summary>
    internal static IEnumerable<(string Text, SKFont Font)> Runs(PlacedText placed)
    {
        SKTypeface own = placed.Bold ? Bold : Regular;
        Rune[] letters = [.. placed.Text.EnumerateRunes()];
        SKTypeface[] faces =
        [
            .. letters.Select(letter => own.ContainsGlyph(letter.Value)
                ? own
                : Installed.Value.FirstOrDefault(font => font.ContainsGlyph(letter.Value)) ?? own),
        ];
        for (int index = 1; index + 1 < letters.Length; index++)
        {
            // A space between right-to-left words belongs to them, and a space at their end to the next part.
            faces[index] = Rune.IsWhiteSpace(letters[index])
                && faces[index - 1] == faces[index + 1]
                && faces[index - 1].ContainsGlyph(letters[index].Value)
                    ? faces[index - 1]
                    : faces[index];
        }

        for (int from = 0, to = 1; to <= letters.Length; to++)
        {
            if (to == letters.Length || faces[to] != faces[from])
            {
                yield return (string.Concat(letters[from..to]), Font(faces[from]));
                from = to;
            }
        }

        SKFont Font(SKTypeface typeface) =>
            new(typeface, (float)placed.Size)
            {
                Subpixel = true,
                Hinting = SKFontHinting.Slight,
                Edging = SKFontEdging.Antialias
            };
    }

    private static bool IsOwn(SKFont font) =>
        font.Typeface.Handle == Regular.Handle || font.Typeface.Handle == Bold.Handle;

    // HarfBuzz shapes the letters of other scripts, which join or change order.
    private static void Draw(SKCanvas canvas, string text, float x, float y, SKFont font, SKPaint paint)
    {
        if (IsOwn(font))
        {
            canvas.DrawText(text, x, y, SKTextAlign.Left, font, paint);
            return;
        }

        using SKShaper shaper = new(font.Typeface);
        canvas.DrawShapedText(shaper, text, x, y, SKTextAlign.Left, font, paint);
    }

    private static float Width(string text, SKFont font)
    {
        if (IsOwn(font))
        {
            return font.MeasureText(text);
        }

        using SKShaper shaper = new(font.Typeface);
        return shaper.Shape(text, font).Width;
    }

    private static SKTypeface Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly()
            .GetManifestResourceStream($"CommunitySim.Charts.Fonts.{name}")
            ?? throw new InvalidOperationException($"{name} is missing from the program.");
        return SKTypeface.FromStream(stream);
    }
}
