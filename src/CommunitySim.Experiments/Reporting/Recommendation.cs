using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Reporting;

/// <summary>
/// What to do, going by value: the strategy that is worth most, if it can be told from all others; how sure; and where or when it
/// would be another.
/// </summary>
public sealed class Recommendation
{
    private const int MostListed = 6, Few = 3, FewWorlds = 10;
    private readonly ExperimentResult _result;
    private readonly ExperimentConfig _config;
    private readonly Findings _findings;

    internal Recommendation(ExperimentResult result, Findings findings)
    {
        (_result, _config, _findings) = (result, result.Config, findings);
        bool alone = result.Cells.Count == 1;
        Sentence = _config.Strategies.Count < 2 || result.Cells.Any(cell => cell.Replicates == 0) ? "" : alone ? Alone(result.Cells[0]) : Among();
        Lines = Sentence.Length == 0 ? [] : [$"**What to do:** {Sentence}", .. alone ? Otherwise(result.Cells[0]) : []];
    }

    /// <summary>The recommendation in one sentence; empty with one strategy.</summary>
    public string Sentence { get; }

    /// <summary>The same, and what else there is to it; none with one strategy.</summary>
    public IReadOnlyList<Prose> Lines { get; }

    private int Last => _config.Horizons.Count - 1;

    /// <summary>The best strategy of a cell on an observable at a horizon, and those that cannot be told from it.</summary>
    public static BestOf Best(ExperimentResult result, CellResult cell, Observable observable, int horizon)
    {
        IReadOnlyList<double>[] runs = [.. Enumerable.Range(0, result.Config.Strategies.Count).Select(strategy => cell.Runs(strategy, observable, horizon))];
        return BestOf.Of(
            [.. Enumerable.Range(0, cell.Replicates).Select(world => runs.Select(run => run[world]).ToArray())],
            observable.LessIsBetter(),
            result.Config.Seed,
            Bounds.Of(observable));
    }

    private string Alone(CellResult cell)
    {
        int day = _config.Horizons[Last];
        BestOf best = Best(_result, cell, Observable.Value, Last);
        string name = Name(best.Option);
        Interval worth = _findings.Note("value of the best", name, best.Mean, cell.Replicates, day);
        if (cell.Replicates < Interval.FewestWorlds)
        {
            return "too few worlds to say. "
                + $"By day {day} {name} has the highest value, {NumberText.Amount(best.Mean.Mean)}, "
                + $"but {NumberText.Worlds(cell.Replicates)} cannot tell luck from effect. "
                + "Run at least twenty.";
        }

        if (AreEqual(cell))
        {
            double chance = _findings.Note(
                "greatest chance of a world in which the strategies differ in value",
                "",
                Observations.GreatestChance(0, cell.Replicates),
                day);
            return "value does not decide. "
                + $"By day {day} all strategies are worth the same in each of {NumberText.Worlds(cell.Replicates)}, "
                + $"{NumberText.Amount(worth.Mean)}; "
                + $"they may still differ in up to {NumberText.Percent(chance)} of worlds.";
        }

        if (best.NotWorse.Count > 1)
        {
            string[] others = [.. best.NotWorse.Where(option => option != best.Option).Select(Name)];
            _findings.Note("not told from the best", name, others.Length, day);
            _findings.Note("share of resamples in which it is best", name, best.ShareBest[best.Option], day);
            return $"by day {day} no strategy is clearly worth most: "
                + $"{name} has the highest value, {NumberText.Amount(worth)}, "
                + $"but {(others.Length > MostListed ? $"{others.Length} others" : NumberText.List(others))} "
                + $"cannot be told from it in {NumberText.Worlds(cell.Replicates)}"
                + $"{(cell.Replicates < FewWorlds ? "" : $" ({name} is best in {NumberText.Percent(best.ShareBest[best.Option])} of resamples)")}.";
        }

        int next = Enumerable.Range(0, _config.Strategies.Count)
            .Where(option => option != best.Option)
            .MaxBy(option => cell.Runs(option, Observable.Value, Last).Average());
        PairedComparison lead = cell.Compare(Observable.Value, Last, Name(next), name);
        _findings.Note("lead of the best", $"{name} over {Name(next)}", lead.Difference, cell.Replicates, day);
        return $"{name}. By day {day} it is worth {NumberText.Amount(worth)}, {NumberText.Amount(lead.Difference)} more than the runner-up, {Name(next)}.";
    }

    private bool AreEqual(CellResult cell) =>
        Enumerable.Range(1, _config.Strategies.Count - 1)
            .All(option => cell.Runs(option, Observable.Value, Last).SequenceEqual(cell.Runs(0, Observable.Value, Last)));

    /// <summary>Where trust or reach, or another horizon, would have it otherwise.</summary>
    private IEnumerable<Prose> Otherwise(CellResult cell)
    {
        int best = Best(_result, cell, Observable.Value, Last).Option;
        string[] early = [.. _config.Horizons.Index().SkipLast(1).Select(horizon => (horizon.Item, Best: Best(_result, cell, Observable.Value, horizon.Index)))
            .Where(found => found.Best.NotWorse.Count == 1 && found.Best.Option != best)
            .GroupBy(found => found.Best.Option).Select(same => $"{Name(same.Key)} on {NumberText.Days([.. same.Select(found => found.Item)])}")];
        if (early.Length > 0)
        {
            yield return $"**On a shorter horizon** the answer changes. Worth most is {NumberText.List(early)}.";
        }

        string[] else_ = [.. ((Observable[])[Observable.Trust, Observable.Reach])
            .Select(observable => (observable, Best: Best(_result, cell, observable, Last)))
            .Where(found => !found.Best.NotWorse.Contains(best))
            .Select(found => $"on {found.observable.Name()} {Name(found.Best.Option)} is better, {NumberText.Amount(_findings.Note(
                $"{found.observable.Name()} of the best", Name(found.Best.Option), found.Best.Mean, cell.Replicates, _config.Horizons[Last]))}")];
        if (else_.Length > 0)
        {
            yield return $"**Not on everything:** {NumberText.List(else_)}.";
        }
    }

    /// <summary>Over cells: which strategy is worth most in how many, and where it is another than in most.</summary>
    private string Among()
    {
        int day = _config.Horizons[Last];
        (CellResult Cell, BestOf Best)[] all = [.. _result.Cells.Select(cell => (cell, Best(_result, cell, Observable.Value, Last)))];
        (int Option, CellResult[] Cells)[] told =
        [
            .. all
                .Where(one => one.Best.NotWorse.Count == 1)
                .GroupBy(one => one.Best.Option)
                .Select(same => (same.Key, same.Select(one => one.Cell).ToArray()))
                .OrderByDescending(same => same.Item2.Length)
        ];
        int open = _findings.Count("cells in which no strategy is told to be worth most", "", all.Count(one => one.Best.NotWorse.Count > 1), day);
        foreach ((int option, CellResult[] cells) in told)
        {
            _findings.Count("cells in which it is worth most", Name(option), cells.Length, day);
        }

        _findings.Count("cells", "", all.Length);
        if (told.Length == 0 && all.Length > MostListed)
        {
            return all.All(one => one.Cell.Replicates < Interval.FewestWorlds)
                ? Once(all, day)
                : $"by day {day} no strategy is clearly worth most in any of {all.Length} cells.";
        }

        if (all.Length <= MostListed && (told.Length > 1 || open > 0))
        {
            return $"it depends. By day {day} worth most is {string.Join("; ", all.Select(one => At(one.Cell, one.Best, day)))}.";
        }

        string counts = NumberText.List([.. told.Select(same => $"{Name(same.Option)} in {same.Cells.Length}")]);
        string exceptions = string.Concat(told.Skip(1)
            .Where(same => same.Cells.Length <= MostListed)
            .Select(same =>
                $" {NumberText.Capital(Name(same.Option))} "
                    + $"at {string.Join(", ", same.Cells.Select(cell => $"({ValueLabels.Of(cell.Cell)})"))}."));
        return told.Length == 1 && open == 0
            ? $"{Name(told[0].Option)}. By day {day} it is worth most in each of {all.Length} cells."
            : $"it depends on the cell. By day {day} worth most of {all.Length} cells: {counts}; in {open} none can be told.{exceptions}";
    }

    /// <summary>Counts in how many cells each strategy has the highest value, where no single cell has enough worlds to name its best.</summary>
    private string Once((CellResult Cell, BestOf Best)[] all, int day)
    {
        string[] counts = [.. all.GroupBy(one => one.Best.Option).OrderByDescending(same => same.Count()).Take(MostListed)
            .Select(same => $"{Name(same.Key)} in {_findings.Count("cells in which it has the highest value", Name(same.Key), same.Count(), day)}")];
        return "it depends on the cell. "
            + $"By day {day} the highest value belongs to {NumberText.List(counts)} of {all.Length} cells. "
            + $"{NumberText.Capital(NumberText.Worlds(all.Max(one => one.Cell.Replicates)))} a cell "
            + "cannot tell luck from effect in any single one.";
    }

    /// <summary>The best of a cell, and how many cannot be told from it.</summary>
    private string At(CellResult cell, BestOf best, int day)
    {
        string name = Name(best.Option);
        Interval worth = _findings.Note("value of the best", $"{cell.Cell.Label}: {name}", best.Mean, cell.Replicates, day);
        int others = _findings.Count("not told from the best", $"{cell.Cell.Label}: {name}", best.NotWorse.Count - 1, day);
        string doubt = others == 0
            ? ""
            : others <= Few
                ? $", from which {NumberText.List([.. best.NotWorse.Where(option => option != best.Option).Select(Name)])} cannot be told"
                : $", from which {others} others cannot be told";
        return $"at {ValueLabels.Of(cell.Cell)} {name} ({NumberText.Amount(worth)}{doubt})";
    }

    private string Name(int option) => _config.Strategies[option].Name;
}
