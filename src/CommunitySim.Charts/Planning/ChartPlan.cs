using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Recipes;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Charts.Planning;

/// <summary>Decides which charts an experiment has. `check` lists them and `run` draws them.</summary>
internal static class ChartPlan
{
    /// <summary>Sweeps of more cells get no chart over time for each cell.</summary>
    private const int MostCellsOverTime = 2;

    /// <summary>Plans the charts of an experiment from its configuration alone, the most important first.</summary>
    public static IReadOnlyList<PlannedChart> Create(ExperimentConfig config) =>
    [
        .. (config.Fit is null ? OfExperiment(config) : FitCharts.Plan(config)).Select(chart => chart with
        {
            Draw = analysis => chart.Draw(analysis) is { } figure
                ? figure with
                {
                    Name = chart.Name,
                    Title = NumberText.Capital(figure.Title),
                    Subtitle = Join(config.Title, figure.Subtitle),
                }
                : null,
        }),
    ];

    private static IReadOnlyList<PlannedChart> OfExperiment(ExperimentConfig config)
    {
        IReadOnlyList<Cell> cells = config.Cells();
        bool overTime = config.Keep != Keep.Outcomes && cells.Count <= MostCellsOverTime;
        PlannedChart[] outcomes = [.. Sweeps(config, cells), .. overTime ? cells.SelectMany(OverDays) : []];
        PlannedChart[] policies = [.. PolicyCharts.Plan(config, cells)];
        bool ofPolicies = policies is [{ Name: BestPolicies.Name }, ..];
        return
        [
            // The first chart is the main picture: of the best policies where a claim is about them.
            .. ofPolicies ? policies.Take(1) : outcomes.Take(1),
            .. ClaimCharts.Plan(config),
            .. ofPolicies ? policies.Skip(1) : policies,
            .. ofPolicies ? outcomes : outcomes.Skip(1),
            .. config.Challenger is not null && cells.Count == 1
                ? (PlannedChart[])[new PlannedChart(
                    "crossover-days", analysis => CrossoverDays.Draw(config, analysis.Result.Cells[0]))]
                : [],
            .. NetworkCharts.Plan(config, cells),
            .. SensitivityCharts.Plan(config),
        ];
    }

    /// <summary>The charts that show the effect of the swept parameters.</summary>
    private static IReadOnlyList<PlannedChart> Sweeps(ExperimentConfig config, IReadOnlyList<Cell> cells)
    {
        IReadOnlyList<PlannedChart> splits = SplitCharts.Plan(config, cells);
        if (cells.Count == 1 || splits.Count > 0)
        {
            return splits;
        }

        Observable[] subjects = Subjects(config);
        if (config.Sample is not null || config.Sweep.Count > 3)
        {
            return [DependenceOn(subjects[0])];
        }

        Expectation[] measured = !Response.Fits(config) ? []
            : [
                .. (config.Claim?.Expect ?? [])
                    .Where(one => one.Of.Kind == MeasureKind.Observed
                        && one.Terms.All(term => term.At.Count > 0 && term.Strategy != Term.Best))
                    .DistinctBy(one => one.Of.Of),
            ];
        return
        [
            .. measured.Select(one => new PlannedChart(
                $"response-{one.Of.Of.Name()}", analysis =>
                    Response.Draw(analysis.Result, one.Of.Of, one.Plus[0].Strategy, one.Day))),
            .. (config.Sweep.Count, measured.Length, config.Challenger) switch
            {
                (1, _, _) => (PlannedChart[])[new("outcome", analysis => SweepOutcome.Draw(analysis.Result, subjects))],
                (_, > 0, _) => [],
                (_, _, null) => [DependenceOn(subjects[0])],
                (2, _, _) =>
                [
                    new("winner-map", analysis =>
                        WinnerMap.Draw(
                            analysis.Result, subjects.FirstOrDefault(Comparison.Subjects.Contains, Observable.Trust))),
                ],
                _ => [new("winner-map", analysis => WinnerMap.Slices(analysis.Result, Observable.Value))],
            },
            .. SmallMultiples.Fits(config) && config.Keep != Keep.Outcomes
                ? (PlannedChart[])[new PlannedChart($"small-multiples-{subjects[0].Name()}",
                    analysis => SmallMultiples.Draw(analysis.Result, subjects[0]))] : [],
        ];
    }

    private static PlannedChart DependenceOn(Observable observable) =>
        new("dependence", analysis => Dependence.Draw(analysis.Result, observable));

    /// <summary>The first three of the claim's observables, trust, reach and value.</summary>
    private static Observable[] Subjects(ExperimentConfig config) =>
        [
            .. (config.Claim?.Expect ?? [])
                .Where(one => one.Of.Kind == MeasureKind.Observed)
                .Select(one => one.Of.Of)
                .Concat(Comparison.Subjects)
                .Distinct()
                .Take(Comparison.Subjects.Count),
        ];

    private static PlannedChart[] OverDays(Cell cell)
    {
        return
        [
            Of("trust-and-reach", OverTime.TrustAndReach), Of("value", OverTime.Value), Of("members", OverTime.Members),
            Of("trust-against-reach", PhasePortrait.Draw), Of("final-trust", FinalTrust.Draw),
        ];

        PlannedChart Of(string name, Func<ExperimentResult, CellResult, Figure> draw) => cell.Label.Length == 0
            ? new(name, analysis => draw(analysis.Result, analysis.Result.Cells[cell.Index]))
            : new($"{name}-cell{cell.Index + 1}",
                analysis => draw(analysis.Result, analysis.Result.Cells[cell.Index]) is var figure
                ? figure with { Subtitle = Join(NumberText.Capital(ParameterWords.At(cell)), figure.Subtitle) } : null);
    }

    /// <summary>Joins two sentences.</summary>
    private static string Join(string first, string second) =>
        $"{first}{(first.EndsWith('.') || first.EndsWith('?') || first.EndsWith('!') ? "" : ".")} {second}";
}
