using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>Draws how an outcome depends on each varied parameter, over the points of a space or the cells of a sweep.</summary>
internal static class Dependence
{
    private const int MostPanels = 9, Columns = 3, MostDots = 400, MostBins = 8, FewestForInterval = 5;

    /// <summary>
    /// Draws a panel per parameter, those that explain most variance first. A panel has at most 400 dots, and the mean outcome of up to
    /// eight bins with equal numbers of points.
    /// </summary>
    /// <returns>Null if fewer than three points have an outcome.</returns>
    public static Figure? Draw(ExperimentResult result, Observable observable)
    {
        ExperimentConfig config = result.Config;
        (Cell Cell, double Outcome)[] points =
        [
            .. result.Cells
                .Select(cell => (cell.Cell, Outcome(config, cell, observable)))
                .Where(point => double.IsFinite(point.Item2)),
        ];
        if (points.Length < 3)
        {
            return null;
        }

        Trend[] trends =
        [
            .. config.Axes.Index()
                .Select(axis => TrendOf(axis.Item, axis.Index, points))
                .Where(trend => trend.Means.Count > 1)
                .OrderByDescending(trend => trend.Explained),
        ];
        Trend[] shown = [.. trends.Take(MostPanels)];
        (Cell Cell, double Outcome)[] dots = points.Length <= MostDots
            ? points
            : [.. Enumerable.Range(0, MostDots).Select(dot => points[(int)((long)dot * points.Length / MostDots)])];
        Axis y = (config.Challenger is null ? (Func<string, IEnumerable<double>, Axis>)Axes.Around : Axes.Covering)(
            "", [.. dots.Select(dot => dot.Outcome), .. shown.SelectMany(trend => trend.Means.SelectMany(Axes.Ends))]);
        string of = config.Challenger is null
            ? $" of {config.Strategies[0].Name}"
            : $", {config.Challenger} − {config.Baseline}";
        string thinned = dots.Length < points.Length ? $" ({dots.Length} of {points.Length})" : "";
        string left = trends.Length > shown.Length ? $"; {trends.Length - shown.Length} parameters left out" : "";
        return shown.Length == 0 ? null : new Figure(
            "dependence", Title(trends, config.Challenger is null
                ? ObservableWords.Noun(observable)
                : $"the difference in {ObservableWords.Noun(observable)}"),
            $"{ObservableWords.Label(observable)}{of}, day {config.Horizons[^1]}; a dot: one point{thinned}, "
            + $"mean of {result.Worlds.Words}; line: means of bins, 95% interval over points, not over luck{left}",
            "Percentages: how much of the variance between the points the means of the bins explain, less what they would by chance.",
            [.. shown.Select((trend, place) => new Panel(
                $"Explains {NumberText.Percent(trend.Explained)}", trend.X, place % Columns == 0 ? y : Axes.Silent(y),
            [
                .. config.Challenger is null ? (Mark[])[] : [new HorizontalMarker(0, "")],
                new Dots([.. dots.Select(dot => trend.Place(dot.Cell))], [.. dots.Select(dot => dot.Outcome)],
                    Palette.Others),
                trend.Mark,
            ]))])
        {
            Columns = Math.Min(Columns, shown.Length),
        };
    }

    private static double Outcome(ExperimentConfig config, CellResult cell, Observable observable) =>
        config.Challenger is null
        ? cell.AtHorizon(0, observable, config.Horizons.Count - 1).Mean
            : Headline.Pair(config, cell, observable).Difference.Mean;

    /// <summary>The title names a parameter only if its effect is significant (F test, 5% over all parameters).</summary>
    private static string Title(Trend[] trends, string outcome) =>
        trends.Length > 0 && trends[0].Chance * trends.Length < 0.05
        ? $"{NumberText.Capital(ParameterWords.Of(trends[0].Path))} explains {NumberText.Percent(trends[0].Explained)} of how {outcome} varies"
        : $"No parameter alone clearly explains how {outcome} varies";

    private static Trend TrendOf(SweepAxis axis, int index, (Cell Cell, double Outcome)[] points)
    {
        bool numbers = points.All(point => point.Cell.Values[index] is double or int);
        List<object> names = [.. axis.Values];
        double Place(Cell cell) => numbers ? Convert.ToDouble(cell.Values[index]) : names.IndexOf(cell.Values[index]);
        double[] places = [.. points.Select(point => Place(point.Cell))];
        Dictionary<double, int> bins = BinsOf(places, numbers ? MostBins : int.MaxValue);
        (double At, double[] Outcomes)[] groups =
        [
            .. points.Zip(places).GroupBy(point => bins[point.Second]).OrderBy(bin => bin.Key)
                .Select(bin =>
                    (bin.Average(point => point.Second), bin.Select(point => point.First.Outcome).ToArray())),
        ];
        (double explained, double chance) = ExplainedVariance.Compute([.. groups.Select(group => group.Outcomes)]);
        double[] at = [.. groups.Select(group => group.At)];
        Interval[] means =
        [
            .. groups.Select(group => group.Outcomes.Length < FewestForInterval
                ? Interval.WithoutEnds(Moments.Of(group.Outcomes), Basis.FewWorlds)
                : Interval.OfMean(group.Outcomes, Bounds.None)),
        ];
        return new Trend(
            axis.Path,
            Place,
            numbers ? Axes.Numbers(axis.Path, places) : Axes.Categories(axis),
            numbers ? Curve.Of(at, means, 0, "") : Points.Of(at, means, 0),
            means,
            explained,
            chance);
    }

    /// <summary>One bin per place if there are few places. Else bins hold equal numbers of points, and equal places share a bin.</summary>
    private static Dictionary<double, int> BinsOf(double[] places, int most)
    {
        Dictionary<double, int> first = [];
        foreach ((int rank, double place) in places.Order().Index())
        {
            first.TryAdd(place, rank);
        }

        return first.Count <= most
            ? first
            : first.ToDictionary(place => place.Key, place => (int)((long)place.Value * most / places.Length));
    }

    /// <summary>The outcome over one parameter.</summary>
    private sealed record Trend(string Path, Func<Cell, double> Place, Axis X, Mark Mark,
        IReadOnlyList<Interval> Means, double Explained, double Chance);
}
