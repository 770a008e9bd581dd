using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>Axes that the recipes share.</summary>
internal static class Axes
{
    /// <summary>Days from 0 to the end.</summary>
    public static Axis Days(int days) => new("Day", 0, days, Ticks.Days(days));

    /// <summary>A share from 0 to 1.</summary>
    public static Axis Share(string label) => new(label, 0, 1, Ticks.Round(0, 1, 5));

    /// <summary>From zero, or the lowest value below it, to a little above the highest value.</summary>
    public static Axis Covering(string label, IEnumerable<double> values)
    {
        double[] known = [.. values.Where(double.IsFinite).Append(0)];
        double low = known.Min(), high = known.Max(), room = high > low ? 0.06 * (high - low) : 1;
        return Rounded(label, low < 0 ? low - room : 0, high > 0 || low == 0 ? high + room : 0);
    }

    /// <summary>The axis of an observable. Reach and muting go from 0 to 1; the others cover zero and the values.</summary>
    public static Axis Of(Observable observable, IEnumerable<Interval> values) =>
        observable is Observable.Reach or Observable.Muted ? Share("") : Covering("", values.SelectMany(Ends));

    /// <summary>From a little below the lowest value to a little above the highest.</summary>
    public static Axis Around(string label, IEnumerable<double> values)
    {
        double[] known = [.. values.Where(double.IsFinite)];
        double low = known.Min(), high = known.Max(), room = high > low ? 0.06 * (high - low) : 1;
        return Rounded(label, low - room, high + room);
    }

    /// <summary>The numbers that an axis must cover to show a mean with its interval.</summary>
    public static double[] Ends(Interval interval) => [interval.Mean, interval.Low, interval.High];

    /// <summary>A y axis of names, the first at the top; row 0 is the lowest.</summary>
    public static Axis Rows(IReadOnlyList<string> names) =>
        new("", -0.5, names.Count - 0.5, Ticks.Categories([.. names.Reverse()]));

    /// <summary>The same axis without words, for panels whose neighbour has them.</summary>
    public static Axis Silent(Axis axis) =>
        axis with { Label = "", Ticks = [.. axis.Ticks.Select(tick => tick with { Label = "" })] };

    /// <summary>A swept parameter: its numbers, or its names at 0, 1, 2, ...</summary>
    public static Axis Swept(SweepAxis axis) =>
        axis.Numeric ? Numbers(axis.Path, [.. axis.Values.Select(Convert.ToDouble)]) : Categories(axis);

    /// <summary>A parameter from its lowest value to its highest.</summary>
    public static Axis Numbers(string path, IReadOnlyCollection<double> values) => values.Min() < values.Max()
        ? Rounded(ParameterWords.WithUnit(path), values.Min(), values.Max())
        : Rounded(ParameterWords.WithUnit(path), values.Min() - 0.5, values.Max() + 0.5);

    /// <summary>A swept parameter's values as names at 0, 1, 2, ...</summary>
    public static Axis Categories(SweepAxis axis) =>
        new(ParameterWords.WithUnit(axis.Path), -0.5, axis.Values.Count - 0.5,
            Ticks.Categories(ValueLabels.Of(axis.Values)));

    private static Axis Rounded(string label, double low, double high) =>
        new(label, low, high, Ticks.Round(low, high, 5));
}
