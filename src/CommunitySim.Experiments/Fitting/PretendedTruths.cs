using CommunitySim.Experiments.Statistics;
using CommunitySim.Randomness;

namespace CommunitySim.Experiments.Fitting;

/// <summary>How a fit to a pretended truth went.</summary>
/// <param name="Covered">Strategies whose value lies in its 90% interval.</param>
/// <param name="Strategies">Number of strategies.</param>
/// <param name="Said">The chance of being best that the fit gave to its choice.</param>
/// <param name="WasBest">Whether the choice was best.</param>
/// <param name="Regret">What the choice falls short of the best, in units of money.</param>
/// <param name="RegretOfBenchmark">The same for the before/after comparison; NaN without one.</param>
/// <param name="RegretBefore">The same for the choice without any data.</param>
/// <param name="IsUnusual">Whether the check calls the data unusual.</param>
/// <param name="NotRuledOut">Worlds that history matching did not rule out.</param>
public readonly record struct FitTrial(
    int Covered, int Strategies, double Said, bool WasBest, double Regret, double RegretOfBenchmark, double RegretBefore, bool IsUnusual, int NotRuledOut);

/// <summary>The fit, tried on pretended truths: worlds of the model whose data are fitted as if they were real, without the help of their own point.</summary>
/// <param name="Trials">One for each truth.</param>
public sealed record PretendedTruths(IReadOnlyList<FitTrial> Trials)
{
    private const double Low = 0.05, High = 0.95;
    private const uint Survey = 2;

    // A truth of the fit's own worlds is fitted by a summary that four fifths of them taught, without that truth.
    private const int Folds = 5;

    /// <summary>Share of the 90% intervals of values that cover the truth, with an interval over truths.</summary>
    public Interval Coverage => Interval.OfMean(Trials.Select(trial => (double)trial.Covered / trial.Strategies), Bounds.Share);

    /// <summary>Share of truths in which the choice was best.</summary>
    public Interval Best => Proportion.Wilson(Trials.Count(trial => trial.WasBest), Trials.Count);

    /// <summary>The mean chance of being best that the fit gave to its choice.</summary>
    public double Said => Trials.Average(trial => trial.Said);

    /// <summary>Mean regret of the choice, in units of money.</summary>
    public Interval Regret => Mean(trial => trial.Regret);

    /// <summary>Mean regret of the before/after comparison; NaN without one.</summary>
    public Interval RegretOfBenchmark => Mean(trial => trial.RegretOfBenchmark);

    /// <summary>What the before/after comparison loses more than the fit, in units of money; NaN without one.</summary>
    public Interval GainOverBenchmark => Mean(trial => trial.RegretOfBenchmark - trial.Regret);

    /// <summary>Mean regret of the choice without any data.</summary>
    public Interval RegretBefore => Mean(trial => trial.RegretBefore);

    /// <summary>Share of truths whose data the check calls unusual.</summary>
    public Interval Unusual => Proportion.Wilson(Trials.Count(trial => trial.IsUnusual), Trials.Count);

    /// <summary>The mean by which regret differs from other trials on the same truths.</summary>
    public Interval Over(PretendedTruths other) =>
        Interval.OfMean(Trials.Zip(other.Trials, (one, two) => one.Regret - two.Regret), Bounds.None);

    /// <summary>Tries a fit.</summary>
    /// <param name="method">The fit.</param>
    /// <param name="truths">Worlds that play the truth, and what each shows: those of the fit itself, or others.</param>
    /// <param name="count">Number of truths.</param>
    /// <param name="benchmark">The comparison without a model, or null.</param>
    /// <param name="check">The check how unusual the data are, or null.</param>
    /// <param name="seed">Names the errors of the surveys.</param>
    public static PretendedTruths Try(
        FitMethod method, (IReadOnlyList<FitDraw> Draws, double[][] Seen) truths, int count, BeforeAfter? benchmark, Surprise? check, ulong seed)
    {
        FitPool pool = method.Pool;
        bool isOwn = ReferenceEquals(truths.Draws, pool.Draws);
        FitMethod[] untaught = isOwn
            ? [.. Enumerable.Range(0, Folds).Select(fold => method.TaughtBy(world => world % Folds != fold))]
            : [method];
        int strategies = pool.Draws[0].Values.Length;
        int usual = Enumerable.Range(0, strategies).MaxBy(strategy => pool.Draws.Average(draw => draw.Values[strategy]));
        FitTrial[] trials = new FitTrial[count];
        Parallel.For(0, count, at =>
        {
            int world = (int)((long)at * truths.Seen.Length / count);
            FitDraw truth = truths.Draws[world];
            double[] pretended = method.Data.Pretend(truths.Seen[world], new RandomStreams(seed, Survey).Sequence(StreamBlock.Resample, at));
            FitPosterior posterior = untaught[world % untaught.Length].Fit(pretended, other => pool.Draws[other].Cell != truth.Cell);
            double best = truth.Values.Max();
            trials[at] = Judge(pool, posterior, truth) with
            {
                RegretOfBenchmark = benchmark is null ? double.NaN : best - truth.Values[benchmark.Choose(pretended)],
                RegretBefore = best - truth.Values[usual],
                IsUnusual = check?.IsUnusual(pretended, isOwn ? world : -1) ?? false,
            };
        });
        return new PretendedTruths(trials);
    }

    /// <summary>What the choice without data loses more than the fit, in units of money.</summary>
    public Interval GainOverNoData => Mean(trial => trial.RegretBefore - trial.Regret);

    private Interval Mean(Func<FitTrial, double> of) => Trials.Select(of).ToArray() is var values && Array.Exists(values, double.IsNaN)
        ? new Interval(double.NaN, double.NaN, double.NaN)
        : Interval.OfMean(values, Bounds.None);

    private static FitTrial Judge(FitPool pool, FitPosterior posterior, FitDraw truth)
    {
        double[][] kept = [.. posterior.Kept.Select(world => pool.Draws[world].Values)];
        int strategies = truth.Values.Length;
        int choice = Enumerable.Range(0, strategies).MaxBy(strategy => kept.Average(values => values[strategy]));
        int covered = Enumerable.Range(0, strategies).Count(strategy =>
        {
            double[] sorted = [.. kept.Select(values => values[strategy]).Order()];
            return truth.Values[strategy] >= Quantiles.At(sorted, Low) && truth.Values[strategy] <= Quantiles.At(sorted, High);
        });
        double said = kept.Average(values => values[choice] >= values.Max() ? 1.0 / values.Count(value => value == values.Max()) : 0);
        double regret = truth.Values.Max() - truth.Values[choice];
        return new FitTrial(covered, strategies, said, regret == 0, regret, double.NaN, double.NaN, false, posterior.NotRuledOut);
    }
}
