using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Recipes;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Results;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Charts;

/// <summary>Which charts an experiment has. `check` names them and `run` draws them from this one declaration.</summary>
internal static class ChartPlan
{
    /// <summary>Sweeps of more cells get no chart over time for each cell.</summary>
    private const int MostCellsOverTime = 2;

    /// <summary>The charts of an experiment, the one that says most first; whether it has one is decided without results.</summary>
    public static IReadOnlyList<Chart> Of(ExperimentConfig config)
    {
        IReadOnlyList<Cell> cells = config.Cells();
        bool overTime = config.Keep != Keep.Outcomes && cells.Count <= MostCellsOverTime;
        return
        [
            .. Sweeps(config, cells),
            .. overTime ? cells.SelectMany(cell => OverDays(config, cell)) : [],
            .. config.Challenger is not null && cells.Count == 1 ? (Chart[])[new Chart("crossover-days", evidence => Crossovers(config, evidence.Result.Cells[0]))] : [],
            .. NetworkCharts.Of(config, cells),
            .. StudyCharts.Of(config),
        ];
    }

    /// <summary>Why the sweep or the sample of an experiment has no chart, in words; empty where it has one, or nothing is varied.</summary>
    public static string WhyNoSweepChart(ExperimentConfig config)
    {
        IReadOnlyList<Cell> cells = config.Cells();
        return cells.Count == 1 || Sweeps(config, cells).Count > 0 ? ""
            : config.Sample is not null ? "no chart for the sample: points spread over a space have no picture"
            : config.Sweep.Count > 3 ? $"no chart for the sweep: {config.Sweep.Count} axes have no picture"
            : "no chart for the sweep: a map of two or three axes compares two strategies";
    }

    /// <summary>What the swept parameters do.</summary>
    private static IReadOnlyList<Chart> Sweeps(ExperimentConfig config, IReadOnlyList<Cell> cells)
    {
        if (SplitCharts.Of(config, cells) is { Count: > 0 } splits)
        {
            return splits;
        }

        if (config.Sample is not null || cells.Count == 1)
        {
            return [];
        }

        Expectation[] measured = [.. (config.Claim?.Expect ?? []).Where(one => one.Of.Kind == MeasureKind.Observed && one.Terms.All(term => term.At.Count > 0 && term.Strategy != Term.Best)).DistinctBy(one => one.Of.Of)];
        bool responds = measured.Length > 0 && Response.Fits(config), compares = config.Challenger is not null && !responds;
        return
        [
            .. responds ? measured.Select(one => new Chart(Response.NameOf(one.Of.Of), evidence => Response.Draw(evidence.Result, one.Of.Of, one.Plus[0].Strategy, one.Day))) : [],
            .. config.Sweep.Count == 1 ? (Chart[])[new Chart("outcome", evidence => SweepOutcome.Draw(evidence.Result, Subjects(config)))] : [],
            .. config.Sweep.Count == 2 && compares ? (Chart[])[new Chart("winner-map", evidence => WinnerMap.Draw(evidence.Result))] : [],
            .. config.Sweep.Count == 3 && compares ? (Chart[])[new Chart("winner-map", evidence => WinnerMap.Slices(evidence.Result, Observable.Value))] : [],
            .. SmallMultiples.Fits(config) && config.Keep != Keep.Outcomes ? (Chart[])[new Chart(SmallMultiples.NameOf(Subjects(config)[0]), evidence => SmallMultiples.Draw(evidence.Result, Subjects(config)[0]))] : [],
        ];
    }

    /// <summary>What the claim measures first, then trust, reach and value: three of them.</summary>
    private static Observable[] Subjects(ExperimentConfig config) =>
        [.. (config.Claim?.Expect ?? []).Where(one => one.Of.Kind == MeasureKind.Observed).Select(one => one.Of.Of).Concat(Verdict.Subjects).Distinct().Take(Verdict.Subjects.Count)];

    private static Chart[] OverDays(ExperimentConfig config, Cell cell)
    {
        return
        [
            Of("trust-and-reach", OverTime.TrustAndReach), Of("value", OverTime.Value), Of("members", OverTime.Members),
            Of("trust-against-reach", PhasePortrait.Draw), Of("final-trust", FinalTrust.Draw),
        ];

        Chart Of(string name, Func<ExperimentConfig, CellResult, Figure> draw) =>
            new(cell.Label.Length == 0 ? name : $"{name}-cell{cell.Index + 1}", evidence => draw(config, evidence.Result.Cells[cell.Index]));
    }

    private static Figure Crossovers(ExperimentConfig config, CellResult cell) => CrossoverDays.Draw(
        config.Title, config.Challenger!, config.Baseline!, config.Days, [.. Verdict.Subjects.Select(observable => new CrossoverWorlds(observable.Name(), cell.CrossoverDays(observable)))]);
}
