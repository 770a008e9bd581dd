using CommunitySim.Experiments.Analysis;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Documents;
using CommunitySim.Experiments.Reporting;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;
using CommunitySim.Experiments.Storage;

namespace CommunitySim.Lecture.Live;

/// <summary>The results of the worlds so far.</summary>
/// <param name="Worlds">The number of successful worlds.</param>
/// <param name="Failed">The number of failed worlds.</param>
/// <param name="Lacking">The number of worlds still to simulate.</param>
/// <param name="Days">The days of the curves, ascending from 1: every third, the horizons and the last.</param>
/// <param name="Strategies">Their names.</param>
/// <param name="Curves">Observable → one curve per strategy.</param>
/// <param name="Challenger">The strategy to compare with the baseline.</param>
/// <param name="Crossovers">Observable → the day on which the challenger's lead begins.</param>
/// <param name="Members">The seats of the community; its money is for so many.</param>
/// <param name="Best">The strategy that earns most on the last day.</param>
/// <param name="Verdict">The sentences of the verdict in summary.md, each in pieces, strong or not.</param>
internal sealed record LiveAnswer(
    int Worlds,
    int Failed,
    int Lacking,
    IReadOnlyList<int> Days,
    IReadOnlyList<string> Strategies,
    IReadOnlyDictionary<string, IReadOnlyList<Curve>> Curves,
    string Challenger,
    IReadOnlyDictionary<string, CrossoverSpread> Crossovers,
    int Members,
    BestStrategy Best,
    IReadOnlyList<IReadOnlyList<Span>> Verdict)
{
    // A chart is 400 to 700 points wide, so it cannot show more than every third day.
    private const int EveryDay = 3;

    /// <summary>The observables of the charts.</summary>
    public static IReadOnlyList<Observable> Shown { get; } = [Observable.Trust, Observable.Reach,
        Observable.Customers, Observable.Value];

    /// <summary>Summarizes a run with at least one world.</summary>
    public static LiveAnswer Summarize(ExperimentConfig config, GrowingRun run)
    {
        ExperimentResult result = run.Result;
        CellResult cell = result.Cells[0];
        ExperimentAnalysis analysis = new(result);
        int[] days = [.. Enumerable.Range(1, config.Days)
            .Where(day => day % EveryDay == 1 || day == config.Days || config.Horizons.Contains(day))];
        return new LiveAnswer(
            cell.Replicates,
            cell.Faults.Count,
            run.Remaining,
            days,
            [.. config.Strategies.Select(strategy => strategy.Name)],
            Shown.ToDictionary(
                observable => observable.Name(),
                observable => (IReadOnlyList<Curve>)
                [
                    .. Enumerable.Range(0, config.Strategies.Count)
                        .Select(strategy => Curve.Compute(run.Record, cell, strategy, observable, days)),
                ],
                StringComparer.Ordinal),
            config.Challenger!,
            Shown.ToDictionary(observable => observable.Name(), cell.Crossover, StringComparer.Ordinal),
            config.MembersOf(config.Cells()[0]),
            BestStrategy.Of(config, analysis.Recommendation!.Choices[0]),
            [.. Summary.Of(analysis).VerdictLines.Select(line => line.Spans)]);
    }
}

/// <summary>An observable under one strategy, on the answer's days.</summary>
/// <param name="Mean">Over worlds.</param>
/// <param name="Low">Lower end of the mean's 95% interval.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Below">A twentieth of the worlds lies below.</param>
/// <param name="Above">A twentieth of the worlds lies above.</param>
internal sealed record Curve(double[] Mean, double[] Low, double[] High, double[] Below, double[] Above)
{
    public static Curve Compute(InMemoryStore record, CellResult cell, int strategy, Observable observable, int[] days)
    {
        Interval[] means = [.. days.Select(day => cell.Daily(strategy, observable, day))];
        return new Curve(
            [.. means.Select(mean => mean.Mean)],
            [.. means.Select(mean => mean.Low)],
            [.. means.Select(mean => mean.High)],
            [.. days.Select(day => record.Quantile(strategy, observable, day, 0.05))],
            [.. days.Select(day => record.Quantile(strategy, observable, day, 0.95))]);
    }
}
