using CommunitySim.Charts.Figures;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Results;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Recipes;

/// <summary>The outcome against the one parameter that is swept: trust, reach and value on the last horizon.</summary>
public static class SweepOutcome
{
    /// <summary>One panel a subject; curves over numbers, points over names.</summary>
    public static Figure Draw(ExperimentResult result)
    {
        ExperimentConfig config = result.Config;
        SweepAxis axis = config.Sweep[0];
        return new Figure(
            "outcome",
            config.Title,
            $"on day {config.Horizons[^1]}; mean of {result.Worlds} world{(result.Worlds.Most == 1 ? "" : "s")} a value, 95% interval",
            "",
            [.. Verdict.Subjects.Select(observable => PanelOf(result, axis, observable))])
        {
            Columns = Verdict.Subjects.Count,
            Legend = axis.Numeric ? [] : [.. config.Strategies.Select((strategy, index) => new LegendEntry(strategy.Name, index))],
        };
    }

    private static Panel PanelOf(ExperimentResult result, SweepAxis axis, Observable observable)
    {
        ExperimentConfig config = result.Config;
        List<Interval[]> outcomes = [.. config.Strategies.Select((_, strategy) =>
            result.Cells.Select(cell => cell.Daily(strategy, observable, config.Horizons[^1])).ToArray())];
        IEnumerable<Mark> marks = outcomes.Select((values, strategy) => MarkOf(axis, values, strategy, config.Strategies.Count, config.Strategies[strategy].Name));
        Axis y = observable == Observable.Reach ? Axes.Share("") : Axes.Covering("", outcomes.SelectMany(values => values.SelectMany(value => new[] { value.Mean, value.Low, value.High })));
        string name = observable == Observable.Value ? "Value (money)" : Words.Capital(observable.Name());
        return new Panel(name, Axes.Swept(axis), y, [.. marks]);
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
