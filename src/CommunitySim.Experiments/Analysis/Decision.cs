using System.Globalization;
using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Effects;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Sensitivity;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Analysis;

/// <summary>How a strategy does over the space, by value on the last horizon, in units of money.</summary>
/// <param name="Option">The strategy, by position.</param>
/// <param name="ShareBest">Share of the space in which it has the highest value.</param>
/// <param name="Mean">Its mean value over the space.</param>
/// <param name="MeanRegret">What it falls short of the best strategy at each point, on average.</param>
/// <param name="HighRegret">The regret that it does not exceed in 90% of the space.</param>
public sealed record OptionOverSpace(int Option, Interval ShareBest, Interval Mean, Interval MeanRegret, Interval HighRegret);

/// <summary>What it would be worth to know a parameter before the choice, in units of money.</summary>
public sealed record ParameterWorth(SampledParameter Parameter, double Worth, bool AboveChance);

/// <summary>A limit of a region, in the parameter's own units. An infinite end is no limit.</summary>
public sealed record RegionLimit(SampledParameter Parameter, double Low, double High, double QuasiP);

/// <summary>A region of the space in which a strategy of another kind is better (<see cref="PrimBox"/>).</summary>
public sealed record TurningRegion(
    IReadOnlyList<RegionLimit> Limits, double Density, double Coverage, double Everywhere, int Points);

/// <summary>
/// The choice among all strategies under doubt about the parameters. The points spread evenly over the ranges, and each
/// has worlds of its own, which the strategies share.
/// </summary>
/// <param name="Day">The last horizon.</param>
/// <param name="Points">Number of points.</param>
/// <param name="Worlds">Worlds per point.</param>
/// <param name="Parameters">Number of parameters that vary.</param>
/// <param name="Measured">How many of these the user measured.</param>
/// <param name="Members">The size of the community to which money is scaled.</param>
/// <param name="Options">One per strategy, by descending mean value.</param>
/// <param name="Lead">The best strategy's mean value less the second best's.</param>
/// <param name="Rivals">The strategies, by position, that the best one does not clearly beat. All comparisons hold together
/// with 95% (Bonferroni).</param>
/// <param name="Families">Share of the space in which each kind of strategy is best, largest first. Strategies of a
/// family are one kind.</param>
/// <param name="PerfectInformation">What it would be worth to know all parameters before the choice (EVPI).</param>
/// <param name="Information">What it would be worth to know one parameter (EVPPI), largest first; empty with too few
/// points.</param>
/// <param name="Turning">Where another kind of strategy is better than the best one; null if no simple region is found.</param>
public sealed record Decision(
    int Day,
    int Points,
    int Worlds,
    int Parameters,
    int Measured,
    int Members,
    IReadOnlyList<OptionOverSpace> Options,
    Interval Lead,
    IReadOnlyList<int> Rivals,
    IReadOnlyList<(string Family, Interval ShareBest)> Families,
    Interval PerfectInformation,
    IReadOnlyList<ParameterWorth> Information,
    TurningRegion? Turning)
{
    private const double HighShare = 0.9, Wrong = 0.05;

    /// <summary>The strategy with the highest mean value over the space, which is that with the least mean regret.</summary>
    public OptionOverSpace Best => Options[0];

    /// <summary>Number of points that no published effect rules out (<see cref="HistoryMatch"/>).</summary>
    public int PointsLeft { get; init; }

    /// <summary>The same choice over these points alone; null if they are too few.</summary>
    public Decision? Left { get; init; }

    /// <summary>Whether the best strategy clearly beats every other one.</summary>
    public bool IsClear => Rivals.Count == 0;

    internal IEnumerable<Finding> Findings(ExperimentConfig config) =>
    [
        Finding.Number("strategies to choose from", "", Options.Count, Day),
        Finding.Number("strategies that the best does not clearly beat", "", Rivals.Count, Day),
        Finding.Number("points of the decision", "", Points, Day),
        Finding.Number("parameters of the decision", "", Parameters, Day),
        Finding.Number("measured parameters of the decision", "", Measured, Day),
        Finding.Number("worlds per point of the decision", "", Worlds, Day),
        Finding.Number("members to whom money is scaled", "", Members, Day),
        .. Options.SelectMany(option => (Finding[])
        [
            Finding.Estimate("share of the space in which it is best", config.Strategies[option.Option].Name, option.ShareBest, Points, Day),
            Finding.Estimate("mean value over the space", config.Strategies[option.Option].Name, option.Mean, Points, Day),
            Finding.Estimate("mean regret", config.Strategies[option.Option].Name, option.MeanRegret, Points, Day),
            Finding.Estimate("regret not exceeded in 90% of the space", config.Strategies[option.Option].Name, option.HighRegret, Points, Day),
        ]),
        Finding.Estimate("lead over the space", $"{config.Strategies[Best.Option].Name} over {config.Strategies[Options[1].Option].Name}", Lead, Points, Day),
        .. Families.Select(found => Finding.Estimate("share of the space in which a kind is best", found.Family, found.ShareBest, Points, Day)),
        Finding.Estimate("worth of knowing all parameters (EVPI)", "", PerfectInformation, Points, Day),
        .. Information.Select(found => Finding.Number(
            found.AboveChance ? "worth of knowing it (EVPPI)" : "worth of knowing it (EVPPI), no more than chance", found.Parameter.Path, found.Worth, Day)),
        .. Turning is { } region ? OfRegion(region) : [],
        Finding.Number("points of the decision that are not ruled out", "", PointsLeft, Day),
        .. Left is { } left ? left.OfShares(config) : [],
    ];

    private IEnumerable<Finding> OfShares(ExperimentConfig config) =>
    [
        .. Options.SelectMany(option => (Finding[])
        [
            Finding.Estimate("share of what is not ruled out in which it is best", config.Strategies[option.Option].Name, option.ShareBest, Points, Day),
            Finding.Estimate("mean value over what is not ruled out", config.Strategies[option.Option].Name, option.Mean, Points, Day),
            Finding.Estimate("mean regret over what is not ruled out", config.Strategies[option.Option].Name, option.MeanRegret, Points, Day),
        ]),
        Finding.Estimate(
            "lead over what is not ruled out", $"{config.Strategies[Best.Option].Name} over {config.Strategies[Options[1].Option].Name}", Lead, Points, Day),
        .. Families.Select(found => Finding.Estimate("share of what is not ruled out in which a kind is best", found.Family, found.ShareBest, Points, Day)),
    ];

    private IEnumerable<Finding> OfRegion(TurningRegion region) =>
    [
        Finding.Number("points that turn, in the region", "", region.Density, Day),
        Finding.Number("points that turn, everywhere", "", region.Everywhere, Day),
        Finding.Number("points that turn and lie in the region", "", region.Coverage, Day),
        Finding.Number("measuring points in the region", "", region.Points, Day),
        .. region.Limits.SelectMany(limit => (Finding[])
        [
            Finding.Number("lower limit of the region", limit.Parameter.Path, limit.Low, Day),
            Finding.Number("upper limit of the region", limit.Parameter.Path, limit.High, Day),
            Finding.Number("quasi-p of the limit", limit.Parameter.Path, limit.QuasiP, Day),
        ]),
    ];

    /// <summary>Reads the decision from the even points of a sensitivity analysis, or else from a sample.</summary>
    /// <returns>Null with one strategy, without points, with swept values, or if no strategy ever differs from another.</returns>
    public static Decision? Of(ExperimentResult result)
    {
        ExperimentResult space = result.Studies.GetValueOrDefault(SensitivityRuns.Space) ?? result;
        return Fits(result.Config) && space.Cells.Where(cell => cell.Replicates > 0).ToArray() is { Length: > 1 } cells
            ? OverWhatIsLeft(Of(result.Config, space.Config, cells), result.Config, space.Config, cells)
            : null;
    }

    private static Decision? OverWhatIsLeft(Decision? all, ExperimentConfig config, ExperimentConfig space, CellResult[] cells)
    {
        CellResult[] left = all is null ? [] : [.. cells.Where(cell => MatchedSpace.Stays(space, cell.Cell))];
        return all is null ? null : all with
        {
            PointsLeft = left.Length,
            Left = left.Length < HistoryMatch.FewestPoints ? null : Of(config, space, left),
        };
    }

    /// <summary>Whether an experiment has points of a space that a decision can be read from.</summary>
    public static bool Fits(ExperimentConfig config) =>
        (SensitivityRuns.For(config).FirstOrDefault(study => study.Name == SensitivityRuns.Space).Config ?? config) is
        {
            Sample.Design: Design.Share or Design.LatinHypercube or Design.Sobol or Design.Given, Sweep.Count: 0, Strategies.Count: > 1,
        }
        && config.Sweep.Count == 0
        && config.Sensitivity is not { Decide: false };

    /// <summary>Reads the decision from some points of a space.</summary>
    /// <param name="config">The experiment, to whose community money is scaled.</param>
    /// <param name="space">The experiment of the points.</param>
    /// <param name="cells">The points; at least two.</param>
    /// <returns>Null if no strategy ever differs from another.</returns>
    internal static Decision? Of(ExperimentConfig config, ExperimentConfig space, CellResult[] cells)
    {
        int strategies = space.Strategies.Count, horizon = space.Horizons.Count - 1;
        double scale = 1 / StudyRuns.SizeOf(config, space);
        OptionsAtPoint[] points =
        [
            .. cells.Select(cell => new OptionsAtPoint(
            [
                .. Enumerable.Range(0, strategies).Select(strategy => (IReadOnlyList<double>)
                    [.. cell.Runs(strategy, Observable.Value, horizon).Select(value => scale * value)]),
            ])),
        ];
        if (points.All(point => point.Means.Distinct().Count() == 1))
        {
            return null;
        }

        int[] ranked = [.. Enumerable.Range(0, strategies).OrderByDescending(option => points.Average(point => point.Means[option]))];
        double[][] means = [.. ranked.Select(option => points.Select(point => point.Means[option]).ToArray())];
        Interval[] regrets = Means([.. ranked.Select(option => points.Select(point => point.HighestCorrected - point.Means[option]).ToArray())], space.Seed);
        string[] families = [.. space.Strategies.Select(strategy => strategy.Family ?? strategy.Name)];
        string[] kinds = [.. families.Distinct(StringComparer.Ordinal)];
        Interval[] shares = Shares(points, strategies, (point, option) => point.ShareBest[option]);
        Interval[] familyShares = Shares(
            points, kinds.Length, (point, kind) => point.ShareBest.Where((_, option) => families[option] == kinds[kind]).Sum());
        (double[][] places, SampledParameter[] over) = Places(space, cells);
        return new Decision(
            space.Horizons[^1],
            points.Length,
            cells.Max(cell => cell.Replicates),
            over.Length,
            over.Count(parameter => config.Measured.Any(found => found.Path == parameter.Path && found.HasRange)),
            StudyRuns.PeopleIn(config),
            [
                .. ranked.Select((option, rank) => new OptionOverSpace(
                    option,
                    shares[option],
                    Spread(means[rank]),
                    AtLeastZero(regrets[rank]),
                    High([.. points.Select(point => Math.Max(0, point.HighestCorrected - point.Means[option]))], space.Seed))),
            ],
            Spread([.. means[0].Zip(means[1], (best, next) => best - next)]),
            [.. ranked.Skip(1).Where((_, at) => !IsBeaten(means[0], means[at + 1], strategies - 1))],
            [
                .. kinds
                    .Select((family, at) => (family, familyShares[at]))
                    .OrderByDescending(found => found.Item2.Mean),
            ],
            AtLeastZero(regrets[0]),
            [
                .. PartialInformation.Of([.. over.Select((_, at) => (IReadOnlyList<double>)[.. places.Select(place => place[at])])], means, space.Seed)
                    .Zip(over, (worth, parameter) => new ParameterWorth(parameter, worth.Worth, worth.AboveChance))
                    .OrderByDescending(found => found.AboveChance).ThenByDescending(found => found.Worth),
            ],
            Turn(points, places, over, space.Seed, option => families[option] == families[ranked[0]]));
    }

    /// <summary>The share of the space of each kind. Corrected shares may lie outside 0 to 1; these add up to 1.</summary>
    private static Interval[] Shares(OptionsAtPoint[] points, int kinds, Func<OptionsAtPoint, int, double> best)
    {
        Interval[] shares = [.. Enumerable.Range(0, kinds).Select(kind => PointShare.OfCorrected(points.Select(point => (best(point, kind), 1))))];
        double sum = shares.Sum(share => share.Mean);
        return
        [
            .. shares.Select(share => (Mean: share.Mean / sum, share))
                .Select(one => new Interval(one.Mean, Math.Min(one.Mean, one.share.Low), Math.Max(one.Mean, one.share.High))),
        ];
    }

    /// <summary>Returns the place of every point in each parameter's range, 0 to 1, for the parameters that are numbers and vary.</summary>
    private static (double[][] Places, SampledParameter[] Over) Places(ExperimentConfig space, CellResult[] cells)
    {
        int first = space.Axes.Count - space.Sample!.Over.Count;
        (int Index, SampledParameter Item)[] over = [.. space.Sample.Over.Index().Where(parameter => parameter.Item.High > parameter.Item.Low)];
        return (
            [
                .. cells.Select(cell => over
                    .Select(parameter =>
                        (Convert.ToDouble(cell.Cell.Values[first + parameter.Index], CultureInfo.InvariantCulture) - parameter.Item.Low)
                        / (parameter.Item.High - parameter.Item.Low))
                    .ToArray()),
            ],
            [.. over.Select(parameter => parameter.Item)]);
    }

    private static TurningRegion? Turn(
        OptionsAtPoint[] points, double[][] places, SampledParameter[] over, ulong seed, Func<int, bool> isSameKind)
    {
        bool[] turned = [.. points.Select(point => Best(point, option => !isSameKind(option)) > Best(point, isSameKind))];
        return PrimBox.Find(places, turned, seed) is { } box
            ? new TurningRegion(
                [.. box.Limits.Select(limit => new RegionLimit(over[limit.Parameter], At(limit, limit.Low), At(limit, limit.High), limit.QuasiP))],
                box.Density, box.Coverage, box.Everywhere, box.Points)
            : null;

        static double Best(OptionsAtPoint point, Func<int, bool> counts) =>
            point.Means.Where((_, option) => counts(option)).DefaultIfEmpty(double.NegativeInfinity).Max();

        double At(BoxLimit limit, double place) => double.IsInfinity(place)
            ? place
            : Convert.ToDouble(over[limit.Parameter].At(place), CultureInfo.InvariantCulture);
    }

    private static bool IsBeaten(double[] best, double[] other, int comparisons) =>
        Interval.OfMean(best.Zip(other, (one, two) => one - two), Bounds.None, 1 - (Wrong / comparisons)).Low > 0;

    private static Interval Spread(double[] values) => Interval.OfMean(values, Bounds.None);

    /// <summary>Resamples the points. Regrets are too skewed for a symmetric interval.</summary>
    private static Interval[] Means(double[][] options, ulong seed)
    {
        double[][] resampled = [.. options.Select(_ => new double[Bootstrap.Resamples])];
        Bootstrap.Resample(options[0].Length, seed, (resample, times) =>
        {
            for (int option = 0; option < options.Length; option++)
            {
                double sum = 0;
                for (int point = 0; point < times.Length; point++)
                {
                    sum += times[point] * options[option][point];
                }

                resampled[option][resample] = sum / times.Length;
            }
        });
        return [.. options.Zip(resampled, (option, means) => Bootstrap.Percentile(option.Average(), means))];
    }

    /// <summary>A regret is never negative. Where all points agree, their number does not tell how wrong the mean may be.</summary>
    internal static Interval AtLeastZero(Interval regret) => regret.Low == regret.High
        ? new Interval(Math.Max(0, regret.Mean), double.NaN, double.NaN, Basis.FewDiffering)
        : regret with { Mean = Math.Max(0, regret.Mean), Low = Math.Max(0, regret.Low), High = Math.Max(0, regret.High) };

    private static Interval High(double[] regrets, ulong seed)
    {
        double[] sorted = [.. regrets.Order()], resampled = new double[Bootstrap.Resamples], drawn = new double[regrets.Length];
        Bootstrap.Resample(regrets.Length, seed, (resample, times) =>
        {
            int at = 0;
            for (int point = 0; point < times.Length; point++)
            {
                Array.Fill(drawn, regrets[point], at, times[point]);
                at += times[point];
            }

            Array.Sort(drawn);
            resampled[resample] = Quantiles.At(drawn, HighShare);
        });
        return AtLeastZero(Bootstrap.Percentile(Quantiles.At(sorted, HighShare), resampled));
    }
}
