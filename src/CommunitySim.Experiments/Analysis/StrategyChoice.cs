using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Analysis;

/// <summary>How clearly a strategy has the highest value in a cell.</summary>
public enum ChoiceStanding
{
    /// <summary>The cell has too few worlds to tell luck from effect.</summary>
    TooFewWorlds,
    /// <summary>All strategies have the same value in every world.</summary>
    AllEqual,
    /// <summary>Other strategies cannot be distinguished from it.</summary>
    Open,
    /// <summary>It differs from every other strategy.</summary>
    Clear,
}

/// <summary>The strategy with the highest value in a cell on the last horizon.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Best">That strategy by position, and those that cannot be distinguished from it.</param>
/// <param name="RunnerUp">The strategy with the second highest mean, by position.</param>
/// <param name="Lead">The best strategy's value minus the runner-up's, in the same worlds.</param>
/// <param name="Standing">How clear the choice is.</param>
/// <param name="GreatestDiffering">The largest plausible share of worlds in which equal strategies differ, 0 to
/// 1.</param>
public sealed record StrategyChoice(
    CellResult Cell, BestOf Best, int RunnerUp, Interval Lead, ChoiceStanding Standing, double GreatestDiffering)
{
    /// <summary>The share of resamples in which the best strategy is best, 0 to 1.</summary>
    public double ShareBest => Best.ShareBest[Best.Option];

    /// <summary>The strategies that cannot be distinguished from the best, without itself.</summary>
    public IEnumerable<int> Rivals => Best.NotWorse.Where(option => option != Best.Option);

    /// <summary>Compares the strategies of a cell by value.</summary>
    /// <exception cref="ArgumentException">The experiment has fewer than two strategies, or the cell has no
    /// world.</exception>
    internal static StrategyChoice Of(ExperimentResult result, CellResult cell)
    {
        int strategies = result.Config.Strategies.Count, last = result.Config.Horizons.Count - 1;
        BestOf best = Find(result, cell, Observable.Value, last);
        int next = Enumerable.Range(0, strategies)
            .Where(option => option != best.Option)
            .MaxBy(option => cell.Runs(option, Observable.Value, last).Average());
        string name = result.Config.Strategies[best.Option].Name, other = result.Config.Strategies[next].Name;
        bool equal = Enumerable.Range(1, strategies - 1)
            .All(option => cell.Runs(option, Observable.Value, last).SequenceEqual(cell.Runs(0, Observable.Value, last)));
        ChoiceStanding standing = cell.Replicates < Interval.FewestWorlds ? ChoiceStanding.TooFewWorlds
            : equal ? ChoiceStanding.AllEqual
            : best.NotWorse.Count > 1 ? ChoiceStanding.Open
            : ChoiceStanding.Clear;
        Interval lead = cell.Compare(Observable.Value, last, other, name).Difference;
        return new StrategyChoice(cell, best, next, lead, standing, Observations.GreatestChance(0, cell.Replicates));
    }

    /// <summary>Finds the best strategy of a cell on an observable at a horizon.</summary>
    public static BestOf Find(ExperimentResult result, CellResult cell, Observable observable, int horizon)
    {
        IEnumerable<int> strategies = Enumerable.Range(0, result.Config.Strategies.Count);
        IReadOnlyList<double>[] runs = [.. strategies.Select(strategy => cell.Runs(strategy, observable, horizon))];
        return BestOf.Find(
            [.. Enumerable.Range(0, cell.Replicates).Select(world => runs.Select(run => run[world]).ToArray())],
            observable.LessIsBetter(),
            result.Config.Seed,
            Bounds.Of(observable));
    }

    internal IEnumerable<Finding> Findings(ExperimentResult result)
    {
        int day = result.Config.Horizons[^1];
        string name = result.Config.Strategies[Best.Option].Name;
        string where = Cell.Cell.Label.Length == 0 ? name : $"{Cell.Cell.Label}: {name}";
        yield return Finding.Estimate("value of the best", where, Best.Mean, Cell.Replicates, day);
        if (Standing == ChoiceStanding.Clear)
        {
            string other = result.Config.Strategies[RunnerUp].Name;
            yield return Finding.Estimate("lead of the best", $"{where} over {other}", Lead, Cell.Replicates, day);
        }

        if (Standing == ChoiceStanding.AllEqual)
        {
            yield return Finding.Number(
                "greatest chance of a world in which the strategies differ in value", Cell.Cell.Label, GreatestDiffering, day);
        }

        if (Standing is ChoiceStanding.Open or ChoiceStanding.AllEqual)
        {
            yield return Finding.Number(
                "strategies that cannot be distinguished from the best", where, Best.NotWorse.Count - 1, day);
            yield return Finding.Number("share of resamples in which it is best", where, ShareBest, day);
        }
    }
}
