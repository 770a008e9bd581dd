using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Lecture.Experiment;

namespace CommunitySim.Lecture.Act;

/// <summary>The two guesses of act one: reach on an early day and on the last, in the lecture's experiment.</summary>
/// <param name="Worlds">The number of worlds.</param>
/// <param name="Members">Members of each.</param>
/// <param name="Days">The days of the curves, ascending.</param>
/// <param name="Guessed">The days that the hall guesses.</param>
/// <param name="Convert">Mean reach of converting, 0 to 1, on the days of the curves.</param>
/// <param name="Connect">The same of connecting.</param>
/// <param name="ConvertGuessed">Reach of converting on the guessed days, with 95% intervals of the mean.</param>
/// <param name="ConnectGuessed">The same of connecting.</param>
internal sealed record ActRace(
    int Worlds, int Members, IReadOnlyList<int> Days, IReadOnlyList<int> Guessed,
    IReadOnlyList<double> Convert, IReadOnlyList<double> Connect,
    IReadOnlyList<Interval> ConvertGuessed, IReadOnlyList<Interval> ConnectGuessed)
{
    private const int Early = 20, EveryDay = 5;

    /// <summary>Reads the race from a complete run of the lecture's experiment.</summary>
    public static ActRace Read(GrowingRun run)
    {
        ExperimentConfig config = LectureExperiment.Base;
        CellResult cell = run.Result.Cells[0];
        int[] guessed = [Early, config.Days];
        int[] days = [.. Enumerable.Range(1, config.Days).Where(day => day == 1 || day % EveryDay == 0)];
        return new ActRace(
            cell.Replicates,
            config.MembersOf(config.Cells()[0]),
            days,
            guessed,
            [.. Reach(config.Baseline!, days).Select(reach => reach.Mean)],
            [.. Reach(config.Challenger!, days).Select(reach => reach.Mean)],
            [.. Reach(config.Baseline!, guessed)],
            [.. Reach(config.Challenger!, guessed)]);

        IEnumerable<Interval> Reach(string strategy, int[] on) =>
            on.Select(day => cell.Daily(config.IndexOf(strategy), Observable.Reach, day));
    }
}
