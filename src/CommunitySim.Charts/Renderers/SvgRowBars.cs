using CommunitySim.Charts.Figures;

namespace CommunitySim.Charts.Renderers;

/// <summary>Draws horizontal bars, and over them their whiskers.</summary>
internal static class SvgRowBars
{
    public static void Bars(SvgCanvas canvas, RowBars bars, PanelLayout panel)
    {
        foreach (var box in RowBarShape.Boxes(bars, panel))
        {
            canvas.Rectangle(box, RowBarShape.Fill(bars.Style, bars.Pale).Hex, Palette.At(bars.Style).Colour.Hex, Look.BarEdge);
        }
    }

    public static void Whiskers(SvgCanvas canvas, RowBars bars, PanelLayout panel)
    {
        foreach (var box in RowBarShape.Whiskers(bars, panel))
        {
            var middle = (box.Top + box.Bottom) / 2;
            canvas.Path(SvgCanvas.Outline([(box.Left, box.Top), (box.Left, box.Bottom)]) + SvgCanvas.Outline([(box.Left, middle), (box.Right, middle)])
                + SvgCanvas.Outline([(box.Right, box.Top), (box.Right, box.Bottom)]), Look.Ink, Look.WhiskerLine, []);
        }
    }
}
