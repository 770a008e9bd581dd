using System.Globalization;
using System.Reflection;
using System.Text;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace CommunitySim.Charts.Plotting;

/// <summary>
/// Draws text into a PNG, in Liberation Sans, which is part of the program. Missing letters are taken from any font of the machine
/// that has them. A box stands for a letter that none has.
/// </summary>
internal static class PngText
{
    private const float HaloWidth = 7;
    private const string Box = "\u25A1";

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

    /// <summary>Returns the characters for which neither the program nor the machine has a font, in their order.</summary>
    public static IEnumerable<string> FindMissing(IEnumerable<PlacedText> words) =>
        words.SelectMany(placed => Characters(placed.Text)).Distinct(StringComparer.Ordinal)
            .Where(character => FaceOf(character, Regular) is null);

    /// <summary>Splits a text into parts that one font covers. A box stands for a character that no font has.</summary>
    internal static IEnumerable<(string Text, SKFont Font)> Runs(PlacedText placed)
    {
        SKTypeface own = placed.Bold ? Bold : Regular;
        string[] letters = [.. Characters(placed.Text)];
        SKTypeface?[] found = [.. letters.Select(letter => FaceOf(letter, own))];
        SKTypeface[] faces = [.. found.Select(face => face ?? own)];
        letters = [.. letters.Zip(found, (letter, face) => face is null ? Box : letter)];
        for (int index = 1; index + 1 < letters.Length; index++)
        {
            // A space between right-to-left words belongs to them, and a space at their end to the next part.
            faces[index] = letters[index] == " "
                && faces[index - 1] == faces[index + 1]
                && faces[index - 1].ContainsGlyph(' ')
                    ? faces[index - 1]
                    : faces[index];
        }

        for (int from = 0, to = 1; to <= letters.Length; to++)
        {
            // Digits go from left to right also among letters from right to left.
            if (to == letters.Length
                || faces[to] != faces[from]
                || (faces[to] != own && (char.IsDigit(letters[to][0]) || char.IsDigit(letters[to - 1][0]))))
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

    private static IEnumerable<string> Characters(string text)
    {
        for (TextElementEnumerator characters = StringInfo.GetTextElementEnumerator(text); characters.MoveNext();)
        {
            yield return characters.GetTextElement();
        }
    }

    /// <summary>Returns a font that has a character with all its marks, or null.</summary>
    private static SKTypeface? FaceOf(string character, SKTypeface own)
    {
        int[] shown = [.. character.EnumerateRunes().Where(IsShown).Select(rune => rune.Value)];
        return Array.TrueForAll(shown, own.ContainsGlyph)
            ? own
            : Installed.Value.FirstOrDefault(font => Array.TrueForAll(shown, font.ContainsGlyph));
    }

    // Joiners and selectors of variants only change the letters beside them.
    private static bool IsShown(Rune rune) =>
        Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format && rune.Value is not (>= 0xFE00 and <= 0xFE0F);

    private static bool HasMarks(string text) =>
        text.EnumerateRunes().Any(rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark);

    private static bool IsOwn(SKFont font) =>
        font.Typeface.Handle == Regular.Handle || font.Typeface.Handle == Bold.Handle;

    // HarfBuzz shapes the letters of other scripts, which join or change order, and places marks over letters.
    private static void Draw(SKCanvas canvas, string text, float x, float y, SKFont font, SKPaint paint)
    {
        if (IsOwn(font) && !HasMarks(text))
        {
            canvas.DrawText(text, x, y, SKTextAlign.Left, font, paint);
            return;
        }

        using SKShaper shaper = new(font.Typeface);
        canvas.DrawShapedText(shaper, text, x, y, SKTextAlign.Left, font, paint);
    }

    private static float Width(string text, SKFont font)
    {
        if (IsOwn(font) && !HasMarks(text))
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
