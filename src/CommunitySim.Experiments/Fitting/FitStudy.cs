using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Fitting;

/// <summary>The fit of a space of parameters to observations, as figures.</summary>
public sealed class FitStudy
{
    // Series that a firm could still record, each for all windows; surveys ask this many people.
    private static readonly string[] Recordable = ["newCustomers", "customers", "trust", "trustAware", "muted", "openProblems", "raised"];
    private const int Asked = 200;

    private readonly FitPool _first, _luck;
    private readonly FitMethod _firstMethod;

    private FitStudy(ExperimentResult result)
    {
        Config = result.Config;
        _luck = FitPool.Read(People, result.Studies[FitRuns.Luck]);
        _first = FitPool.Read(People, result);
        Pool = result.Studies.TryGetValue(FitRuns.Wave, out ExperimentResult? wave)
            ? _first with { Draws = [.. FitWave.Inside(result, result.Studies[FitRuns.Luck]), .. FitPool.Read(People, wave).Draws] }
            : _first;
        HasWave = wave is not null;
        _firstMethod = MethodOf(Config.Observations, _first);
        Method = HasWave ? MethodOf(Config.Observations, Pool) : _firstMethod;
        Posterior = Method.Fit(Data.Observed);
        NotRuledOutFirst = _firstMethod.Data.Seen.Count(seen => !DataMatch.RulesOut(_firstMethod.Data.Distances(seen, Data.Observed)));
        Check = new Surprise(_firstMethod.Pretended);
        Observations = ShowAll();
        Parameters = Learn();
        Benchmark = BeforeAfter.Of(Config);
        Truths = Try(_firstMethod, Check);
        TruthsNear = HasWave ? Try(Method, null) : null;
        Without = [.. Measures.Count < 2 ? [] : Measures.Select(measure => new SeriesWorth(measure, Truths.Over(TryWithout(measure))))];
        With = [.. Candidates().Select(measure => new SeriesWorth(measure, TryWith(measure).Over(Truths)))];
        Forms = [.. result.Studies.TryGetValue(FitRuns.Forms, out ExperimentResult? forms) ? TryForms(forms) : []];
    }

    /// <summary>Computes the fit of a result; null if its experiment has none, or too few worlds.</summary>
    public static FitStudy? Of(ExperimentResult result) =>
        result.Config.Fit is not null && result.Cells.Count(cell => cell.Replicates > 0) > FitMethod.Kept ? new FitStudy(result) : null;

    /// <summary>The experiment.</summary>
    public ExperimentConfig Config { get; }

    /// <summary>The worlds of the fit.</summary>
    public FitPool Pool { get; }

    /// <summary>Whether more points were simulated where the data may lie.</summary>
    public bool HasWave { get; }

    /// <summary>The fit.</summary>
    public FitMethod Method { get; }

    /// <summary>The data beside the worlds.</summary>
    public ObservedData Data => Method.Data;

    /// <summary>What the fit leaves.</summary>
    public FitPosterior Posterior { get; }

    /// <summary>How many of the first points are not ruled out.</summary>
    public int NotRuledOutFirst { get; }

    /// <summary>Number of first points.</summary>
    public int FirstPoints => _first.Draws.Count;

    /// <summary>The check how unusual data are for the model.</summary>
    public Surprise Check { get; }

    /// <summary>The share of the model's own data that are at least as unusual as these.</summary>
    public double ShareAsUnusual => Check.ShareAsUnusual(Data.Observed);

    /// <summary>Whether the model shows the data.</summary>
    public FitStanding Standing => (Posterior.NotRuledOut + NotRuledOutFirst == 0, Check.IsUnusual(Data.Observed)) switch
    {
        (true, true) => FitStanding.CannotShow,
        (true, false) => FitStanding.NotFound,
        (false, true) => FitStanding.IsUnusual,
        _ => FitStanding.Shows,
    };

    /// <summary>Share of pretended truths for which history matching leaves none of the first points.</summary>
    public double ShareWithoutAny => Truths.Trials.Average(trial => trial.NotRuledOut == 0 ? 1.0 : 0);

    /// <summary>Each observation beside what the kept worlds would have shown.</summary>
    public IReadOnlyList<ShownObservation> Observations { get; }

    /// <summary>What the data tell about each parameter.</summary>
    public IReadOnlyList<LearntParameter> Parameters { get; }

    /// <summary>The comparison without a model; null where the past has no two stages to compare.</summary>
    public BeforeAfter? Benchmark { get; }

    /// <summary>The fit, tried on pretended truths all over the space.</summary>
    public PretendedTruths Truths { get; }

    /// <summary>The fit, tried on pretended truths near the data; null without more points there.</summary>
    public PretendedTruths? TruthsNear { get; }

    /// <summary>What each series of the data adds to the fit; empty with one.</summary>
    public IReadOnlyList<SeriesWorth> Without { get; }

    /// <summary>What each further series would add.</summary>
    public IReadOnlyList<SeriesWorth> With { get; }

    /// <summary>The fit under truths of other forms; empty if these were left out.</summary>
    public IReadOnlyList<OtherForm> Forms { get; }

    /// <summary>The observed measures.</summary>
    public IReadOnlyList<ObservedMeasure> Measures => [.. Config.Observations.Select(one => one.Measure).Distinct()];

    /// <summary>The middle 90% of a strategy's value after the data, in units of money.</summary>
    public (double Low, double Middle, double High) ValueOf(int strategy)
    {
        double[] sorted = [.. Posterior.Kept.Select(world => Pool.Draws[world].Values[strategy]).Order()];
        return (Quantiles.At(sorted, 0.05), Quantiles.At(sorted, 0.5), Quantiles.At(sorted, 0.95));
    }

    private int People => Config.Fit!.People!.Value;

    private FitMethod MethodOf(IReadOnlyList<Observation> observations, FitPool pool) => new(
        pool, new ObservedData(observations, pool, RowLuck.Estimate(_luck, observations), Config.Fit!.Discrepancy, People), Config.Seed);

    private PretendedTruths Try(FitMethod method, Surprise? check) => PretendedTruths.Try(
        method, (method.Pool.Draws, method.Data.Seen), Math.Min(Config.Fit!.Truths, method.Pool.Draws.Count),
        method.Data.Observations.Count == Config.Observations.Count ? Benchmark : null, check, Config.Seed);

    private PretendedTruths TryWithout(ObservedMeasure measure) =>
        Try(MethodOf([.. Config.Observations.Where(one => one.Measure != measure)], _first), null);

    private PretendedTruths TryWith(ObservedMeasure measure) => Try(MethodOf([.. Config.Observations, .. Recorded(measure)], _first), null);

    private IEnumerable<ObservedMeasure> Candidates() =>
        Recordable.Select(name => ObservedMeasure.All.First(measure => measure.Name == name)).Where(measure => !Measures.Contains(measure));

    /// <summary>A series that might have been recorded, on a level as the first points have it.</summary>
    private Observation[] Recorded(ObservedMeasure measure)
    {
        Observation[] blank =
        [
            .. Config.Observations.Select(one => (one.From, one.To)).Distinct().Select(window => new Observation(
                0, measure, window.From, window.To, 0, 0, measure.IsCount ? ObservationUnit.People : ObservationUnit.Share)),
        ];
        double[][] seen = _first.Seen(blank);
        return
        [
            .. blank.Select((one, row) => seen.Average(world => world[row]) is var level && measure.IsShare
                ? one with { Value = level, Error = Math.Sqrt(Math.Max(0.25 / Asked, level * (1 - level)) / Asked) }
                : one with { Value = level }),
        ];
    }

    private IEnumerable<OtherForm> TryForms(ExperimentResult forms)
    {
        FitPool pool = FitPool.Read(People, forms);
        double[][] seen = new ObservedData(
            Config.Observations, pool, RowLuck.Estimate(_luck, Config.Observations), Config.Fit!.Discrepancy, People).Seen;
        return FitRuns.OtherForms(Config).Select((form, at) =>
        {
            int[] own = [.. pool.Draws.Index().Where(draw => FitRuns.FormOf(Config, draw.Item.Cell.Cell.Index) == at).Select(draw => draw.Index)];
            return new OtherForm(form.Name, PretendedTruths.Try(
                _firstMethod, ([.. own.Select(world => pool.Draws[world])], [.. own.Select(world => seen[world])]), own.Length, null, Check, Config.Seed));
        });
    }

    private ShownObservation[] ShowAll()
    {
        ShownObservation[] all = Show(Method, Posterior, [.. Config.Observations.Index()], isHeldOut: false);
        int first = Config.Observations.Min(one => one.From), last = Config.Observations.Max(one => one.To);
        double cut = last - ((last - first + 1) / 4.0);
        (int, Observation)[] held = [.. Config.Observations.Index().Where(one => !one.Item.IsScore && one.Item.From > cut)];
        Observation[] before = [.. Config.Observations.Where(one => one.To <= cut)];
        if (held.Length == 0 || before.Length == 0)
        {
            return all;
        }

        // The wave was chosen with all observations, so only the first points may predict the last quarter.
        FitMethod method = MethodOf(before, _first);
        FitPosterior posterior = method.Fit(method.Data.Observed);
        foreach (ShownObservation shown in Show(MethodOf([.. held.Select(one => one.Item2)], _first), posterior, [.. held], isHeldOut: true))
        {
            all[held.First(one => one.Item2 == shown.Observation).Item1] = shown;
        }

        return all;
    }

    private ShownObservation[] Show(FitMethod method, FitPosterior posterior, (int Row, Observation Observation)[] rows, bool isHeldOut)
    {
        double[][] distances = [.. posterior.Kept.Select(world => method.Data.Distances(method.Data.Seen[world], method.Data.Observed))];
        return
        [
            .. rows.Select((one, at) =>
            {
                double[] shown = [.. posterior.Kept.Select(world => Possible(one.Observation, method.Data.Raw(method.Pretended[world][at], at))).Order()];
                return new ShownObservation(
                    one.Observation, Unscaled(one.Observation, one.Observation.Value),
                    Unscaled(one.Observation, Quantiles.At(shown, 0.05)), Unscaled(one.Observation, Quantiles.At(shown, 0.5)),
                    Unscaled(one.Observation, Quantiles.At(shown, 0.95)),
                    distances.Average(world => world[at] > DataMatch.Cutoff ? 1.0 : 0), isHeldOut);
            }),
        ];
    }

    // The error of a survey may lead beyond what can be observed.
    private static double Possible(Observation one, double value) => one.IsScore ? value
        : Math.Clamp(value, one.Measure.Observables[0].Low(), one.Measure.IsShare ? 1 : double.PositiveInfinity);

    private double Unscaled(Observation one, double value) =>
        one.Unit switch { ObservationUnit.Percent => 100 * value, ObservationUnit.People => People * value, _ => value };

    private LearntParameter[] Learn()
    {
        IReadOnlyList<SampledParameter> over = Config.Sample!.Over;
        double[][] places = [.. Pool.Draws.Select(draw => over.Select((_, at) => Number(draw, at)).ToArray())];
        LinearSummary summary = LinearSummary.Fit(Method.Pretended, places);
        double[][] residuals = [.. Method.Pretended.Zip(places, (data, place) => summary.Predict(data).Zip(place, (said, real) => real - said).ToArray())];
        double[] here = summary.Predict(Data.Observed);
        double freedom = Math.Max(1, places.Length - (2 * Config.Observations.Count) - 1);
        return
        [
            .. over.Select((parameter, at) =>
            {
                double[] left = [.. residuals.Select(world => world[at]).Order()];
                double spread = Math.Sqrt(left.Sum(value => value * value) / freedom);
                return new LearntParameter(
                    parameter, spread / Standardiser.SpreadOf([.. _first.Draws.Select(draw => Number(draw, at))]),
                    Math.Max(parameter.Low, here[at] + Quantiles.At(left, 0.05)), Math.Min(parameter.High, here[at] + Quantiles.At(left, 0.95)), places.Length);
            }),
        ];
    }

    private static double Number(FitDraw draw, int at) =>
        Convert.ToDouble(draw.Cell.Cell.Values[at], System.Globalization.CultureInfo.InvariantCulture);
}
