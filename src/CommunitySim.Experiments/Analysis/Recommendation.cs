using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Analysis;

/// <summary>The strategy with the highest value per cell, and horizons and observables that choose another.</summary>
/// <param name="Choices">One per cell.</param>
/// <param name="Earlier">For a single cell: earlier days on which another strategy clearly has the highest
/// value.</param>
/// <param name="Elsewhere">For a single cell: observables on which another strategy is clearly better.</param>
public sealed record Recommendation(
    IReadOnlyList<StrategyChoice> Choices,
    IReadOnlyList<(int Day, int Option)> Earlier,
    IReadOnlyList<(Observable Observable, BestOf Best)> Elsewhere)
{
    /// <summary>The cells in which each strategy is clearly best, the most frequent strategy first.</summary>
    public IReadOnlyList<(int Option, IReadOnlyList<StrategyChoice> Cells)> Clear { get; } =
        Count(Choices.Where(choice => choice.Best.NotWorse.Count == 1));

    /// <summary>The cells in which each strategy has the highest mean, the most frequent strategy first.</summary>
    public IReadOnlyList<(int Option, IReadOnlyList<StrategyChoice> Cells)> Highest { get; } = Count(Choices);

    /// <summary>The number of cells in which no strategy is clearly best.</summary>
    public int Open => Choices.Count - Clear.Sum(found => found.Cells.Count);

    /// <summary>Chooses by value on the last horizon.</summary>
    /// <returns>Null with one strategy, or if a cell has no world.</returns>
    public static Recommendation? Of(ExperimentResult result)
    {
        if (result.Config.Strategies.Count < 2 || result.Cells.Any(cell => cell.Replicates == 0))
        {
            return null;
        }

        StrategyChoice[] choices = [.. result.Cells.Select(cell => StrategyChoice.Of(result, cell))];
        return choices is [var single]
            ? new Recommendation(choices, [.. EarlierThan(result, single)], [.. ElsewhereThan(result, single)])
            : new Recommendation(choices, [], []);
    }

    internal IEnumerable<Finding> Findings(ExperimentResult result)
    {
        int day = result.Config.Horizons[^1];
        return
        [
            .. Choices.SelectMany(choice => choice.Findings(result)),
            .. Choices.Count == 1
                ? Elsewhere.Select(found => Finding.Estimate(
                    $"{found.Observable.Name()} of the best",
                    Name(found.Best.Option),
                    found.Best.Mean,
                    Choices[0].Cell.Replicates,
                    day))
                : (Finding[])
                [
                    Finding.Number("cells in which no strategy is clearly best", "", Open, day),
                    .. Clear.Select(found =>
                        Finding.Number("cells in which it is clearly best", Name(found.Option), found.Cells.Count, day)),
                    .. Highest.Select(found =>
                        Finding.Number("cells in which it has the highest value", Name(found.Option), found.Cells.Count, day)),
                ],
        ];

        string Name(int option) => result.Config.Strategies[option].Name;
    }

    private static (int, IReadOnlyList<StrategyChoice>)[] Count(IEnumerable<StrategyChoice> choices) =>
    [
        .. choices.GroupBy(choice => choice.Best.Option)
            .Select(same => (same.Key, (IReadOnlyList<StrategyChoice>)[.. same]))
            .OrderByDescending(same => same.Item2.Count),
    ];

    private static IEnumerable<(int, int)> EarlierThan(ExperimentResult result, StrategyChoice choice) =>
        from horizon in result.Config.Horizons.Index().SkipLast(1)
        let best = StrategyChoice.Find(result, choice.Cell, Observable.Value, horizon.Index)
        where best.NotWorse.Count == 1 && best.Option != choice.Best.Option
        select (horizon.Item, best.Option);

    private static IEnumerable<(Observable, BestOf)> ElsewhereThan(ExperimentResult result, StrategyChoice choice) =>
        from observable in (Observable[])[Observable.Trust, Observable.Reach]
        let best = StrategyChoice.Find(result, choice.Cell, observable, result.Config.Horizons.Count - 1)
        where !best.NotWorse.Contains(choice.Best.Option)
        select (observable, best);
}
