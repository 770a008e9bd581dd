using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Analysis;

/// <summary>The effect of one step of a swept number on one strategy, in the worlds that both cells share.</summary>
/// <param name="Strategy">The strategy by position.</param>
/// <param name="Before">The cell before the step; null for the last step minus the first.</param>
/// <param name="After">The cell after the step; null for the last step minus the first.</param>
/// <param name="Differences">One per subject of <see cref="Comparison"/>: the mean difference.</param>
/// <param name="Worlds">Number of worlds compared.</param>
/// <param name="IsZero">Whether every difference in every world is zero.</param>
public sealed record StepEffect(
    int Strategy, CellResult? Before, CellResult? After, IReadOnlyList<Interval> Differences, int Worlds, bool IsZero);

/// <summary>The effects of all steps along the one number that a sweep varies.</summary>
public sealed class StepEffects
{
    private const int MostStrategies = 7;
    private readonly ExperimentConfig _config;
    private readonly (CellResult Before, CellResult After)[] _steps;

    private StepEffects(ExperimentResult result)
    {
        (_config, _steps) = (result.Config, [.. result.Cells.Zip(result.Cells.Skip(1))]);
        Effects = [.. Enumerable.Range(0, _config.Strategies.Count).SelectMany(Of)];
    }

    /// <summary>The effects by strategy and step. With several steps, last minus first follows.</summary>
    public IReadOnlyList<StepEffect> Effects { get; }

    /// <summary>Whether no step changes anything under a strategy.</summary>
    public bool AreZero(int strategy) =>
        Effects.Where(effect => effect.Strategy == strategy).All(effect => effect.IsZero);

    /// <summary>Compares neighbouring cells.</summary>
    /// <returns>Null unless the cells lie along one number and share their worlds.</returns>
    internal static StepEffects? Of(ExperimentResult result)
    {
        // Cells with different members or ties have different worlds.
        ExperimentConfig config = result.Config;
        return config.Axes.Count == 1
            && config.Sweep is [{ Numeric: true } axis]
            && axis.Path != "community.members"
            && !axis.Path.StartsWith("community.network.", StringComparison.Ordinal)
            && result.Cells.Count > 1
            && config.Strategies.Count <= MostStrategies
                ? new StepEffects(result)
                : null;
    }

    internal IEnumerable<Finding> Findings() =>
        from effect in Effects
        where !AreZero(effect.Strategy)
        from subject in Comparison.Subjects.Zip(effect.Differences)
        let step = effect.Before is { } before
            ? $"{before.Cell.Texts.First()} → {effect.After!.Cell.Texts.First()}"
            : "last step − first step"
        select Finding.Estimate(
            $"effect of a step on {subject.First.Name()}",
            $"{_config.Strategies[effect.Strategy].Name}, {step}",
            subject.Second,
            effect.Worlds,
            _config.Horizons[^1]);

    private IEnumerable<StepEffect> Of(int strategy)
    {
        IEnumerable<StepEffect> each = _steps.Select(step =>
            Effect(strategy, step.Before, step.After, observable => Worth(step, strategy, observable), observable => Step(observable)));
        return _steps.Length < 2 ? each : each.Append(Effect(
            strategy, null, null,
            observable => Difference(Worth(_steps[0], strategy, observable), Worth(_steps[^1], strategy, observable)),
            observable => Step(observable) - Step(observable)));
    }

    private static StepEffect Effect(
        int strategy,
        CellResult? before,
        CellResult? after,
        Func<Observable, Dictionary<int, double>> differences,
        Func<Observable, Bounds> bounds)
    {
        Dictionary<int, double>[] all = [.. Comparison.Subjects.Select(differences)];
        return new StepEffect(
            strategy, before, after,
            [.. Comparison.Subjects.Zip(all, (observable, worlds) => Interval.OfMean(worlds.Values, bounds(observable)))],
            all[0].Count,
            all.All(worlds => worlds.Count > 0 && worlds.Values.All(value => value == 0)));
    }

    private static Bounds Step(Observable observable) => Bounds.Of(observable) - Bounds.Of(observable);

    private Dictionary<int, double> Worth((CellResult Before, CellResult After) step, int strategy, Observable observable) =>
        Difference(Outcomes(step.Before, strategy, observable), Outcomes(step.After, strategy, observable));

    private Dictionary<int, double> Outcomes(CellResult cell, int strategy, Observable observable) =>
        cell.Worlds.Zip(cell.Runs(strategy, observable, _config.Horizons.Count - 1)).ToDictionary();

    private static Dictionary<int, double> Difference(Dictionary<int, double> from, Dictionary<int, double> to) =>
        to.Where(world => from.ContainsKey(world.Key))
            .ToDictionary(world => world.Key, world => world.Value - from[world.Key]);
}
