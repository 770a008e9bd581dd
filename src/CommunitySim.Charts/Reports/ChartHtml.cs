using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Plotting;

namespace CommunitySim.Charts.Reports;

/// <summary>Writes a figure as a chart of a page: the drawing with tooltips, its number, and a button that saves it.</summary>
internal static class ChartHtml
{
    /// <param name="figure">What is shown.</param>
    /// <param name="drawn">The drawn figure; null to draw it here.</param>
    /// <param name="id">Id of the chart, unique in the page.</param>
    /// <param name="number">Such as 2, or 3.2 in a book.</param>
    /// <param name="file">Name of the picture that the button saves, without extension.</param>
    public static string Write(Figure figure, Picture? drawn, string id, string number, string file)
    {
        using Picture? own = drawn is null ? Picture.Render(figure) : null;
        string save = $"""<button type="button" data-file="{SvgText.Escape(file)}.png" aria-label="Save as PNG: figure {number}" """
            + "hidden>Save as PNG</button>";
        return $"""
            <figure class="chart" id="{id}">
            <div class="plate" tabindex="0" role="group" aria-label="Figure {number}: {SvgText.Escape(figure.Title)}. Arrow keys read its values.">
            {(drawn ?? own!).Svg(id, hovers: true)}</div>
            <figcaption><span><b>Figure {number}</b> <span class="named">{SvgText.Escape(figure.Title)}</span></span>{save}</figcaption>
            </figure>

            """;
    }
}
