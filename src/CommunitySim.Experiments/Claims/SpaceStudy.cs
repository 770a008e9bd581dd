using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Effects;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Sensitivity;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Claims;

/// <summary>The share of the sampled space in which the studied expectation holds.</summary>
/// <param name="Day">The horizon.</param>
/// <param name="Share">Share of the points with its 95% interval (<see cref="PointShare"/>).</param>
/// <param name="Points">Number of points.</param>
/// <param name="PointsLeft">Number of points that no published effect rules out (<see cref="HistoryMatch"/>).</param>
/// <param name="ShareLeft">The share of these; null if they are too few.</param>
public sealed record SpaceShare(int Day, Interval Share, int Points, int PointsLeft, Interval? ShareLeft);

/// <summary>The influence of one parameter over the whole space.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="First">First-order Sobol index; μ* for a screening.</param>
/// <param name="Total">Total Sobol index; σ for a screening.</param>
public sealed record ParameterIndex(SampledParameter Parameter, Interval First, Interval Total)
{
    /// <summary>The first-order index as a share; NaN if unknown.</summary>
    public Interval FirstShare => SobolShare.Of(First);

    /// <summary>The total index as a share; NaN if unknown.</summary>
    public Interval TotalShare => SobolShare.Of(Total);

    /// <summary>Whether the interval has a width and, for a share, covers at most half of 0 to 1.</summary>
    public bool IsKnown(Design design) =>
        design == Design.Morris ? First.Low < First.High : SobolShare.IsKnown(Total);
}

/// <summary>The influence of each parameter on the studied difference, all independent and uniform.</summary>
/// <param name="Design">Saltelli's, or Morris' for a screening alone.</param>
/// <param name="Points">Base points, or trajectories.</param>
/// <param name="Replicates">Worlds per point of the share; 0 for a screening alone.</param>
/// <param name="Indices">By descending total index (μ* for a screening alone).</param>
/// <param name="Rest">The total index of all parameters without an index of their own, together; null if there are none.</param>
/// <param name="Luck">The total index of luck; NaN if a point has one world. Null for a screening alone.</param>
/// <param name="Screening">The screening that chose the parameters with indices, or null.</param>
/// <param name="Shares">One per horizon. Empty for a screening alone.</param>
public sealed record SpaceStudy(
    Design Design,
    int Points,
    int Replicates,
    IReadOnlyList<ParameterIndex> Indices,
    Interval? Rest,
    Interval? Luck,
    Screening? Screening,
    IReadOnlyList<SpaceShare> Shares)
{
    /// <summary>The number of parameters of the space.</summary>
    public int Parameters => Screening?.Parameters.Count ?? Indices.Count;

    /// <summary>The parameters without an index of their own, by descending μ*.</summary>
    public IReadOnlyList<(SampledParameter Parameter, ElementaryEffects Effects)> ScreenedOut { get; } =
        Screening is null || Design == Design.Morris ? [] :
        [
            .. Screening.Parameters.Zip(Screening.Effects)
                .Where(one => !Indices.Any(index => index.Parameter == one.First))
                .OrderByDescending(one => one.Second.MuStar.Mean),
        ];

    /// <summary>Whether no index can be computed: all points are equal, or one has no usable world.</summary>
    public bool IsUnknown => Indices.All(index => double.IsNaN(index.Total.Mean));

    /// <summary>The parameters with the largest indices, up to the first unknown one.</summary>
    /// <param name="most">The largest number of parameters.</param>
    public IReadOnlyList<ParameterIndex> Leading(int most) =>
        [.. Indices.Take(most).TakeWhile(index => index.IsKnown(Design))];

    /// <summary>Reads the study of an experiment.</summary>
    /// <returns>Null if the experiment has none.</returns>
    public static SpaceStudy? Of(ExperimentResult result)
    {
        Expectation studied = SensitivityRuns.Studied(result.Config);
        Screening? screening = result.Studies.TryGetValue(SensitivityRuns.Screening, out ExperimentResult? walks)
            ? Screening.Of(walks, studied)
            : null;
        return result.Studies.TryGetValue(SensitivityRuns.Indices, out ExperimentResult? study)
                ? Sobol(study, result.Studies[SensitivityRuns.Space], SensitivityRuns.StudiedIn(result.Config, study.Config), screening)
            : screening is null ? null
            : new SpaceStudy(Design.Morris, screening.Trajectories, 0, Effects(screening), null, null, screening, []);
    }

    private static ParameterIndex[] Effects(Screening screening) =>
    [
        .. screening.Parameters
            .Zip(screening.Effects, (parameter, effects) => new ParameterIndex(parameter, effects.MuStar, effects.Sigma))
            .OrderByDescending(index => index.First.Mean),
    ];

    private static SpaceStudy Sobol(ExperimentResult study, ExperimentResult space, Expectation studied, Screening? screening)
    {
        Sample sample = study.Config.Sample!;
        double[] outputs = SpacePoints.Means(study, studied);
        int count = sample.Indices;
        Interval unknown = new(double.NaN, double.NaN, double.NaN);
        (IReadOnlyList<Interval> first, IReadOnlyList<Interval> total) = Array.TrueForAll(outputs, double.IsFinite)
            && SobolIndices.Estimate([outputs], count, sample.Seed)[0] is var found
                ? (found.First, found.Total)
                : ([.. Enumerable.Repeat(unknown, count)], [.. Enumerable.Repeat(unknown, count)]);
        int[] indexed = [.. sample.Indexed ?? Enumerable.Range(0, sample.Over.Count)];
        return new SpaceStudy(
            Design.Saltelli,
            sample.Points,
            space.Config.Replicates.AtMost,
            [
                .. indexed.Select((parameter, at) => new ParameterIndex(sample.Over[parameter], first[at], total[at]))
                    .OrderByDescending(index => index.Total.Mean),
            ],
            count > indexed.Length ? total[^1] : null,
            LuckShare.Of(Distinct(space, studied).Select(point => point.Worlds), sample.Seed),
            screening,
            [.. Horizons(studied, space.Config).Select(day => ShareOn(day, space, studied))]);
    }

    /// <summary>All horizons for an observable; otherwise the day of the expectation.</summary>
    private static IEnumerable<int> Horizons(Expectation studied, ExperimentConfig config) =>
        studied.Of.Kind == MeasureKind.Observed ? config.Horizons : [studied.Day];

    /// <summary>The worlds of each distinct point, and how many points of the design it stands for.</summary>
    private static IEnumerable<(IReadOnlyList<object> Point, IReadOnlyList<double> Worlds, int Times)> Distinct(
        ExperimentResult space, Expectation studied) =>
        SpacePoints.Worlds(space, studied)
            .GroupBy(point => point.Key, StringComparer.Ordinal)
            .Select(same => (same.First().Point, same.First().Worlds, same.Count()));

    private static SpaceShare ShareOn(int day, ExperimentResult space, Expectation studied)
    {
        (IReadOnlyList<object> Point, IReadOnlyList<double> Worlds, int Times)[] points =
            [.. Distinct(space, studied with { Day = day }).Where(point => point.Worlds.Count > 0)];
        (IReadOnlyList<double> Worlds, int Times)[] all = [.. points.Select(point => (point.Worlds, point.Times))],
            left = [.. points.Where(point => MatchedSpace.Stays(space.Config, point.Point)).Select(point => (point.Worlds, point.Times))];
        int pointsLeft = left.Sum(point => point.Times);
        return new SpaceShare(
            day,
            PointShare.Of(all, Holds),
            all.Sum(point => point.Times),
            pointsLeft,
            pointsLeft < HistoryMatch.FewestPoints ? null : PointShare.Of(left, Holds));

        bool Holds(double mean) =>
            ClaimTest.Classify(new Interval(mean, mean, mean), studied.Is, studied.Margin, studied.Matters) == Standing.Holds;
    }
}
