using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Effects;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>Draws how far the counterparts of published effects lie from their figures, in errors: over the space, and in the file.</summary>
public static class EffectDistances
{
    /// <summary>The name of its file.</summary>
    public const string Name = "effects";

    private const int Space = 0, Here = 1;

    private const double RowHeight = 64;

    /// <summary>Draws a row for each effect.</summary>
    public static Figure Draw(EffectsStudy study)
    {
        EffectOverSpace[] rows = [.. study.Effects.Where(found => double.IsFinite(found.Middle))];
        Interval[] space = [.. rows.Select(found => new Interval(Away(found, found.Middle), Away(found, found.Low), Away(found, found.High)))];
        double[] places = [.. rows.Select((_, at) => rows.Length - 1.0 - at)], here = [.. rows.Select(found => Away(found, found.Here))];
        Panel panel = new(
            "",
            Axes.Covering("Model less figure, in errors", [.. space.SelectMany(Axes.Ends), .. here, -HistoryMatch.Most, HistoryMatch.Most]),
            Axes.Rows([.. rows.Select(found => $"{found.Effect.Name}\nrules out {NumberText.Percent(found.RuledOut.Mean)}")]),
            [
                new VerticalMarker(-HistoryMatch.Most, "ruled out below"),
                new VerticalReference(0),
                new VerticalMarker(HistoryMatch.Most, "ruled out above"),
                Points.Across(space, [.. places.Select(place => place + 0.15)], Space),
                Points.Across([.. here.Select(at => new Interval(at, at, at))], [.. places.Select(place => place - 0.15)], Here),
            ]);
        return new Figure(
            Name, new EffectsText(study).Headline,
            $"{study.Points.Count} points over the ranges of {study.Parameters.Count} parameters", "", [panel])
        {
            PlotHeight = RowHeight * Math.Max(rows.Length, 2),
            Legend = [new LegendEntry("the space: median and middle 95%", Space), new LegendEntry("the values of the file", Here)],
        };
    }

    private static double Away(EffectOverSpace found, double counterpart) => (counterpart - found.Effect.Figure) / found.Effect.Error;
}
