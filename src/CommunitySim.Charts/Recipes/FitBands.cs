using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Fitting;
using CommunitySim.Experiments.Reporting;

namespace CommunitySim.Charts.Recipes;

/// <summary>Draws the observations of a fit over the bands that the communities nearest to them show.</summary>
public static class FitBands
{
    /// <summary>The name of its file.</summary>
    public const string Name = "fit";

    // The 95% interval of a survey.
    private const double StandardErrors = 1.96;

    // Nobody reads more.
    private const int MostPanels = 6;

    private const double PlotHeight = 250;

    /// <summary>A panel for each measure.</summary>
    public static Figure Draw(FitStudy fit)
    {
        IGrouping<ObservedMeasure, ShownObservation>[] series = [.. fit.Observations.GroupBy(one => one.Observation.Measure).Take(MostPanels)];
        int inside = fit.Observations.Count(one => one.IsInside);
        string finding = fit.Standing == FitStanding.CannotShow
            ? "The model cannot show the data"
            : $"{inside} of {fit.Observations.Count} observations lie where the model expects them";
        int held = fit.Observations.Count(one => one.IsHeldOut);
        return new Figure(
            Name, finding,
            $"Line and band: median and middle 90% of the {fit.Posterior.Kept.Count} communities nearest to the data",
            $"Squares: the observations, with the 95% interval of their survey.{(held == 0 ? "" : " Right of the line \"held out\", the band comes from the earlier observations alone.")}",
            [.. series.Select((one, at) => PanelOf(fit, one, isLast: at == series.Length - 1))])
        {
            PlotHeight = PlotHeight,
        };
    }

    private static Panel PanelOf(FitStudy fit, IGrouping<ObservedMeasure, ShownObservation> series, bool isLast)
    {
        ShownObservation[] all = [.. series.OrderBy(one => one.Observation.From + one.Observation.To)];
        double[] days = [.. all.Select(one => (one.Observation.From + one.Observation.To) / 2.0)];
        double[] errors = [.. all.Select(one => StandardErrors * one.Observation.Error * (one.Value == 0 ? 1 : one.Value / one.Observation.Value))];
        Axis time = Axes.Days(fit.Config.History!.DecideOn);
        double[] held = [.. days.Zip(all).Where(one => one.Second.IsHeldOut).Select(one => one.First)];
        return new Panel(
            $"{NumberText.Capital(MeasureWords.Noun(series.Key))} ({Unit(all[0].Observation)})",
            isLast ? time : Axes.Silent(time),
            Axes.Covering("", all.Zip(errors, (one, error) => (double[])[one.Low, one.High, one.Value - error, one.Value + error]).SelectMany(ends => ends)),
            [
                new Band(days, [.. all.Select(one => one.Low)], [.. all.Select(one => one.High)], 0),
                new Curve(days, [.. all.Select(one => one.Middle)], [], [], 0, ""),
                new Points(
                    days, [.. all.Select(one => one.Value)], [.. all.Zip(errors, (one, error) => one.Value - error)],
                    [.. all.Zip(errors, (one, error) => one.Value + error)], 1, ""),
                .. held.Length > 0 && held[0] > days[0]
                    ? (Mark[])[new VerticalMarker((days.Last(day => day < held[0]) + held[0]) / 2, "held out")]
                    : [],
            ]);
    }

    private static string Unit(Observation one) => one.Unit switch
    {
        ObservationUnit.Percent => "%",
        ObservationUnit.People => "people",
        ObservationUnit.Score => "score",
        _ => "mean",
    };
}
