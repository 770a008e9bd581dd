using CommunitySim.Charts.Figures;
using CommunitySim.Charts.Recipes;
using CommunitySim.Experiments.Claims;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Results;
using CommunitySim.Experiments.Running;

namespace CommunitySim.Charts;

/// <summary>The charts of what a result hangs on and where it turns.</summary>
internal static class StudyCharts
{
    // More rows than this are not read.
    private const int MostRows = 15;

    public static IEnumerable<Chart> Of(ExperimentConfig config) => config.Sensitivity is not { } plan ? [] :
    [
        new Chart("tornado", evidence => evidence.Lines is { } lines && lines.Lines.Any(line => line.Levels.Count > 1) ? Lines(config, lines) : null),
        plan.Design == Design.Morris
            ? new Chart("morris", evidence => KnownSpace(evidence) is { } space ? Morris(config, space) : null)
            : new Chart("sobol", evidence => KnownSpace(evidence) is { } space ? Sobol(config, space) : null),
    ];

    private static SpaceStudy? KnownSpace(Evidence evidence) => evidence.Space is { } space && space.Indices.Any(index => !double.IsNaN(index.Total.Mean)) ? space : null;

    private static Figure Lines(ExperimentConfig config, LineStudy study)
    {
        Expectation studied = Studies.Studied(config);
        TornadoRow[] rows =
        [
            .. study.Lines.Where(line => line.Levels.Count > 1).Take(MostRows).Select(line => new TornadoRow(
                line.Parameter.Path, Words.Number(line.Levels[0].Value), Words.Number(line.Levels[^1].Value), line.Levels[0].Difference, line.Levels[^1].Difference)),
        ];
        string left = study.Lines.Count > MostRows ? $", the {MostRows} that move it most of {study.Lines.Count}" : "";
        return Tornado.Draw("tornado", config.Title, $"each parameter alone from one end of its range to the other{left}; {study.Worlds} worlds a value, 95% interval", rows, study.Here.Mean, $"{studied.Of}, day {studied.Day}: {Title(studied)}");
    }

    private static Figure Sobol(ExperimentConfig config, SpaceStudy study) => SobolBars.Draw(
        "sobol", config.Title, $"what the difference hangs on over the plausible space: {Title(Studies.Studied(config))}; {study.Points} base points, 95% interval",
        [.. study.Indices.Take(MostRows).Select(index => new SobolRow(index.Parameter.Path, index.FirstShare, index.TotalShare))]);

    private static Figure Morris(ExperimentConfig config, SpaceStudy study) => MorrisPlane.Draw(
        "morris", config.Title, $"elementary effects over the plausible space: {Title(Studies.Studied(config))}; {study.Points} trajectories",
        [.. study.Indices.Take(MostRows).Select(index => new MorrisPoint(index.Parameter.Name, index.First.Mean, index.Total.Mean))]);

    private static string Title(Expectation studied) => studied.That;
}
