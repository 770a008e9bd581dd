using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Plotting;
using CommunitySim.Experiments.Reporting;
using SkiaSharp;

namespace CommunitySim.Charts.Reports;

/// <summary>Writes a result as a PDF of two A4 pages, with text that can be searched, and its charts as slides.</summary>
public static class BoardPage
{
    /// <summary>Pixels of a slide.</summary>
    public const int SlideWidth = 1920, SlideHeight = 1080;

    // The page is laid out in half points, because text is fitted in whole units of its size.
    private const float Point = 0.5f, Width = 1190, Height = 1684, Margin = 96, Inner = Width - (2 * Margin);
    private const double Small = 18, Text = 23, Lead = 28, Title = 40, Spacing = 1.32;
    private const float FooterRoom = 60, Gap = 30;
    private const double RowHeight = 1.5 * Text;

    /// <summary>Writes the PDF. The same pack and figures give the same bytes.</summary>
    /// <param name="pack">The words.</param>
    /// <param name="figures">The charts: the first for page one, two more for page two; may be fewer.</param>
    /// <param name="file">The stream to write.</param>
    public static void Write(BoardPack pack, IReadOnlyList<Figure> figures, Stream file)
    {
        SKDocumentPdfMetadata about = new(SKDocumentPdfMetadata.DefaultRasterDpi)
        {
            Title = pack.Title,
            Creator = "CommunitySim",
            Creation = DateTime.UnixEpoch,
            Modified = DateTime.UnixEpoch,
        };
        using SKDocument document = SKDocument.CreatePdf(file, about);
        SKCanvas first = Begin(document);
        float y = Paragraph(first, pack.Title, Margin, Title, bold: true);
        y = Paragraph(first, pack.Question, y + 8, Text, soft: true) + Gap;
        y = pack.Verdict.Length == 0 ? y : Paragraph(first, pack.Verdict, y, Lead, bold: true) + Gap;
        y = Paragraph(first, "Recommendation", y, Text, bold: true);
        y = Paragraph(first, pack.Recommendation, y, Lead, bold: true);
        y = Paragraph(first, pack.Reason, y, Text) + Gap;
        y = Paragraph(first, "What could make it wrong", y, Text, bold: true);
        y = Paragraph(first, pack.Doubt, y, Text) + Gap;
        float table = pack.Rows.Count == 0 ? 0 : (float)(((pack.Rows.Count + 1) * RowHeight) + (Lead * Spacing) + (Small * Spacing) + Gap);
        y = Chart(first, figures, 0, y, Height - Margin - table - y) + Gap;
        if (pack.Rows.Count > 0)
        {
            y = Paragraph(first, "People and money", y, Lead, bold: true);
            y = Paragraph(first, pack.RowsTitle, y, Small, soft: true) + 8;
            Table(first, pack.Rows, y);
        }

        document.EndPage();

        SKCanvas second = Begin(document);
        float half = (Height - (2 * Margin) - FooterRoom - Gap) / 2;
        y = Chart(second, figures, 1, Margin, figures.Count > 2 ? half : 2 * half) + Gap;
        Chart(second, figures, 2, y, Height - Margin - FooterRoom - y);
        Paragraph(second, pack.Basis, Height - Margin - FooterRoom + 20, Small, soft: true);
        document.EndPage();
        document.Close();
    }

    private static SKCanvas Begin(SKDocument document)
    {
        SKCanvas page = document.BeginPage(Width * Point, Height * Point);
        page.Scale(Point);
        return page;
    }

    /// <summary>A chart as a PNG of slide size, on white.</summary>
    public static byte[] Slide(Figure figure)
    {
        using Picture picture = Picture.Render(figure);
        using SKSurface surface = SKSurface.Create(new SKImageInfo(SlideWidth, SlideHeight, SKColorType.Rgb888x, SKAlphaType.Opaque));
        surface.Canvas.Clear(SKColors.White);
        Place(surface.Canvas, picture, 0, 0, SlideWidth, SlideHeight);
        using SKPixmap pixels = surface.PeekPixels();
        using SKData data = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, 6))
            ?? throw new InvalidOperationException("The PNG could not be encoded.");
        return data.ToArray();
    }

    /// <returns>Where the chart ends.</returns>
    private static float Chart(SKCanvas canvas, IReadOnlyList<Figure> figures, int at, float y, float height)
    {
        if (at >= figures.Count || height <= 0)
        {
            return y;
        }

        using Picture picture = Picture.Render(figures[at]);
        return y + Place(canvas, picture, Margin, y, Inner, height);
    }

    /// <summary>Draws a picture as large as fits a box, centred from left to right and from its top.</summary>
    /// <returns>The height that it takes.</returns>
    private static float Place(SKCanvas canvas, Picture picture, float x, float y, float width, float height)
    {
        float scale = (float)Math.Min(width / picture.Width, height / picture.Height);
        canvas.Save();
        canvas.Translate(x + ((width - (scale * (float)picture.Width)) / 2), y);
        canvas.Scale(scale);
        picture.Draw(canvas);
        canvas.Restore();
        return scale * (float)picture.Height;
    }

    private static void Table(SKCanvas canvas, IReadOnlyList<BoardRow> rows, float y)
    {
        bool regret = rows.Any(row => row.Regret is not null);
        string[] heads = ["Strategy", "Reachable", "Customers", "Muted it", "Money earned", .. regret ? (string[])["Mean regret"] : []];
        double first = 0.3 * Inner, each = (Inner - first) / (heads.Length - 1);
        double size = heads.Skip(1).Min(head => TextFit.Size(head, Text, each - 12, bold: true));
        Row(heads, bold: true);
        foreach (BoardRow row in rows)
        {
            Row([row.Strategy, row.People, row.Customers, row.Muted, row.Money, .. regret ? (string[])[row.Regret ?? ""] : []], bold: false);
        }

        void Row(string[] cells, bool bold)
        {
            Words(canvas, cells[0], Margin, y, TextFit.Size(cells[0], size, first - 12, bold), bold);
            for (int at = 1; at < cells.Length; at++)
            {
                Words(canvas, cells[at], Margin + first + (each * at), y, size, bold, Anchor.End);
            }

            y += (float)RowHeight;
        }
    }

    private static float Paragraph(SKCanvas canvas, string text, float y, double size, bool bold = false, bool soft = false)
    {
        (IReadOnlyList<string> lines, double fitted) = TextFit.Wrap(text, size, Inner, mostLines: 12, bold);
        foreach (string line in lines)
        {
            Words(canvas, line, Margin, y, fitted, bold, soft: soft);
            y += (float)(fitted * Spacing);
        }

        return y;
    }

    private static void Words(
        SKCanvas canvas, string text, double x, double top, double size, bool bold, Anchor anchor = Anchor.Start, bool soft = false) =>
        PngText.Draw(canvas, [new PlacedText(text, x, top + size, size, soft ? ChartStyle.SoftInk : ChartStyle.Ink) { Bold = bold, Anchor = anchor }]);
}
