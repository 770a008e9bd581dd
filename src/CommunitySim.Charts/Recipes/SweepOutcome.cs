using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Results;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>The outcome on the last horizon against the one parameter that is swept, on its true scale where it has numbers.</summary>
public static class SweepOutcome
{
    private const int MostColumns = 3;

    /// <summary>Trust, reach and value.</summary>
    public static Figure Draw(ExperimentResult result) => Draw(result, Verdict.Subjects);

    /// <summary>One panel an observable; curves over numbers, points over names.</summary>
    public static Figure Draw(ExperimentResult result, IReadOnlyList<Observable> observables)
    {
        ExperimentConfig config = result.Config;
        SweepAxis axis = config.Sweep[0];
        return new Figure(
            "outcome",
            config.Title,
            $"on day {config.Horizons[^1]}; mean of {result.Worlds} world{(result.Worlds.Most == 1 ? "" : "s")} a value, 95% interval",
            "",
            [.. observables.Select(observable => PanelOf(result, axis, observable))])
        {
            Columns = Math.Min(observables.Count, MostColumns),
            Legend = axis.Numeric ? [] : [.. config.Strategies.Select((strategy, index) => new LegendEntry(strategy.Name, index))],
        };
    }

    private static Panel PanelOf(ExperimentResult result, SweepAxis axis, Observable observable)
    {
        ExperimentConfig config = result.Config;
        List<Interval[]> outcomes = [.. config.Strategies.Select((_, strategy) =>
            result.Cells.Select(cell => cell.AtHorizon(strategy, observable, config.Horizons.Count - 1)).ToArray())];
        IEnumerable<Mark> marks = outcomes.Select((values, strategy) => MarkOf(axis, values, strategy, config.Strategies.Count, config.Strategies[strategy].Name));
        string name = observable == Observable.Value ? "Value (money)" : Observed.Name(observable);
        return new Panel(name, Axes.Swept(axis), Observed.Axis(observable, outcomes.SelectMany(values => values)), [.. marks]);
    }

    private static Mark MarkOf(SweepAxis axis, Interval[] values, int strategy, int strategies, string name)
    {
        double[] means = [.. values.Select(value => value.Mean)], lows = [.. values.Select(value => value.Low)], highs = [.. values.Select(value => value.High)];
        if (!axis.Numeric)
        {
            // Side by side within a name's place, so that equal outcomes do not hide each other.
            double shift = 0.18 * (strategy - ((strategies - 1) / 2.0));
            return new Points([.. values.Select((_, index) => index + shift)], means, lows, highs, strategy, "");
        }

        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(index => Convert.ToDouble(axis.Values[index]))];
        return new Curve(
            [.. order.Select(index => Convert.ToDouble(axis.Values[index]))],
            [.. order.Select(index => means[index])],
            [.. order.Select(index => lows[index])],
            [.. order.Select(index => highs[index])],
            strategy,
            name);
    }
}
