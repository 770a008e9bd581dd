using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Recipes;
using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Charts.Planning;

/// <summary>The charts of a sensitivity analysis.</summary>
internal static class SensitivityCharts
{
    // Nobody reads more rows than this.
    private const int MostRows = 15;

    public static IEnumerable<PlannedChart> Plan(ExperimentConfig config) => config.Sensitivity is not { } plan ? Decide(config) :
    [
        .. Decide(config),
        new PlannedChart("tornado", analysis =>
            analysis.Lines is { } lines && lines.Lines.Any(line => line.Levels.Count > 1) ? Lines(config, lines) : null),
        plan.Method == SensitivityMethod.Morris
            ? new PlannedChart("morris", analysis => KnownSpace(analysis) is { } space ? Morris(config, space) : null)
            : new PlannedChart("sobol", analysis => KnownSpace(analysis) is { } space ? Sobol(config, space) : null),
    ];

    private static PlannedChart[] Decide(ExperimentConfig config) => !Decision.Fits(config) ? []
        : [new PlannedChart(DecisionRegret.Name, analysis => analysis.Decision is { } decision ? DecisionRegret.Draw(config, decision) : null)];

    private static SpaceStudy? KnownSpace(ExperimentAnalysis analysis) =>
        analysis.Space is { } space && space.Indices.Any(index => index.IsKnown(space.Design)) ? space : null;

    private static Figure Lines(ExperimentConfig config, LineStudy study)
    {
        string left = study.Lines.Count > MostRows ? $", the {MostRows} of {study.Lines.Count} that move it most" : "";
        return Tornado.Draw(
            $"Each parameter alone from one end of its range to the other, the rest as in the file{left}; "
            + $"{NumberText.Worlds(study.Worlds)} of {NumberText.Count(study.Members, "member")} a value"
            + (study.Worlds < Interval.FewestWorlds ? "" : ", whiskers: 95% interval"),
            [
                .. study.Lines.Where(line => line.Levels.Count > 1).Select(line => new TornadoRow(
                    NumberText.Capital(ParameterWords.Of(line.Parameter.Path)),
                    NumberText.Number(line.Levels[0].Value),
                    NumberText.Number(line.Levels[^1].Value),
                    line.Levels[0].Difference,
                    line.Levels[^1].Difference)),
            ],
            study.Here.Mean, NumberText.Capital(Difference(config)), MostRows);
    }

    private static Figure Sobol(ExperimentConfig config, SpaceStudy study) => SobolBars.Draw(
        $"Where the spread of the difference over the plausible space comes from ({Difference(config)}); {study.Points} base points, whiskers: 95% interval"
            + (study.ScreenedOut.Count == 0 ? "" : $"; the {study.Indices.Count} that matter most of {study.Parameters}"),
        [
            .. study.Indices
                .Select(index => new SobolRow(
                    NumberText.Capital(ParameterWords.Of(index.Parameter.Path)), index.FirstShare, index.TotalShare))
        ], MostRows);

    private static Figure Morris(ExperimentConfig config, SpaceStudy study) => MorrisPlane.Draw(
        $"Effects of single steps over the plausible space ({Difference(config)}); {study.Points} trajectories",
        [
            .. study.Indices
                .Select(index => new MorrisPoint(
                    NumberText.Capital(ParameterWords.Of(index.Parameter.Path)), index.First, index.Total.Mean))
        ], MostRows);

    /// <summary>
    /// The studied difference in short, such as "trust on day 730, connect − convert". If the terms name more than strategies,
    /// it is written as in the claim.
    /// </summary>
    private static string Difference(ExperimentConfig config)
    {
        Expectation studied = SensitivityRuns.Studied(config);
        return studied is
        {
            Of.Kind: MeasureKind.Observed, PerHour: false, Plus: [{ At.Count: 0 } plus],
            Minus: [{ At.Count: 0 } minus]
        }
            ? $"{ObservableWords.Noun(studied.Of.Of)} on day {studied.Day}, {plus.Strategy} − {minus.Strategy}"
            : $"{studied.Of} on day {studied.Day}: {studied.That}";
    }
}
