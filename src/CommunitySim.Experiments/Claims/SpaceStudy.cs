using CommunitySim.Experiments.Config;
using CommunitySim.Experiments.Running;
using CommunitySim.Experiments.Sensitivity;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Claims;

/// <summary>The share of the sampled space in which the studied expectation holds.</summary>
/// <param name="Day">The horizon.</param>
/// <param name="Share">Share of the points with its 95% interval (Wilson).</param>
/// <param name="Points">Number of points.</param>
public sealed record SpaceShare(int Day, Interval Share, int Points);

/// <summary>The influence of one parameter over the whole space.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="First">First-order Sobol index; μ* for a screening.</param>
/// <param name="Total">Total Sobol index; σ for a screening.</param>
public sealed record ParameterIndex(SampledParameter Parameter, Interval First, Interval Total)
{
    private const double MostOfShare = 0.5;

    /// <summary>The first-order index, limited to 0 to 1: estimates from few points may lie outside.</summary>
    public Interval FirstShare => Within(First);

    /// <summary>The total index, limited to 0 to 1.</summary>
    public Interval TotalShare => Within(Total);

    /// <summary>Whether the interval has a width and, for a share, covers at most half of 0 to 1.</summary>
    public bool IsKnown(Design design) => design == Design.Morris
        ? First.Low < First.High
        : Total.Low < Total.High && Total.High - Total.Low <= MostOfShare;

    private static Interval Within(Interval index) =>
        new(Math.Clamp(index.Mean, 0, 1), Math.Clamp(index.Low, 0, 1), Math.Clamp(index.High, 0, 1));
}

/// <summary>The influence of each parameter on the studied difference, all independent and uniform.</summary>
/// <param name="Design">Saltelli's, or Morris' for a screening.</param>
/// <param name="Points">Base points, or trajectories.</param>
/// <param name="Replicates">Worlds per point.</param>
/// <param name="Indices">One per parameter, by descending total index (μ* for a screening).</param>
/// <param name="Shares">One per horizon. Empty for a screening, whose points are not spread evenly.</param>
public sealed record SpaceStudy(
    Design Design, int Points, int Replicates, IReadOnlyList<ParameterIndex> Indices, IReadOnlyList<SpaceShare> Shares)
{
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
        if (!result.Studies.TryGetValue(SensitivityRuns.Space, out ExperimentResult? study))
        {
            return null;
        }

        (ExperimentConfig config, Sample sample) = (study.Config, study.Config.Sample!);
        Expectation studied = SensitivityRuns.Studied(result.Config);
        double[] outputs = Outputs(study, studied);
        ParameterIndex[] indices = !Array.TrueForAll(outputs, double.IsFinite) ? Unknown(sample)
            : sample.Design == Design.Morris
            ? [
                .. ElementaryEffects.Estimate(
                    MorrisDesign.Points(sample.Points, sample.Over.Count, Sample.MorrisLevels, sample.Seed),
                    [outputs],
                    sample.Seed)[0]
                    .Zip(sample.Over, (effects, parameter) => new ParameterIndex(parameter, effects.MuStar, effects.Sigma))
            ]
            : Sobol(outputs, sample);
        return new SpaceStudy(
            sample.Design, sample.Points, config.Replicates.AtMost,
            [.. indices.OrderByDescending(index => sample.Design == Design.Morris ? index.First.Mean : index.Total.Mean)],
            sample.Design == Design.Morris
                ? []
                : [.. Horizons(studied, config).Select(day => ShareOn(day, study, studied, sample))]);
    }

    /// <summary>All horizons for an observable; otherwise the day of the expectation.</summary>
    private static IEnumerable<int> Horizons(Expectation studied, ExperimentConfig config) =>
        studied.Of.Kind == MeasureKind.Observed ? config.Horizons : [studied.Day];

    /// <summary>A point in which every world failed leaves all indices unknown.</summary>
    private static ParameterIndex[] Unknown(Sample sample)
    {
        Interval unknown = new(double.NaN, double.NaN, double.NaN);
        return [.. sample.Over.Select(parameter => new ParameterIndex(parameter, unknown, unknown))];
    }

    private static ParameterIndex[] Sobol(double[] outputs, Sample sample)
    {
        SobolIndices found = SobolIndices.Estimate([outputs], sample.Over.Count, sample.Seed)[0];
        return [.. sample.Over.Select((parameter, at) => new ParameterIndex(parameter, found.First[at], found.Total[at]))];
    }

    /// <summary>Computes the mean difference at every point of the design, in its order.</summary>
    private static double[] Outputs(ExperimentResult study, Expectation studied)
    {
        Dictionary<string, double> means = Contrast.Compute(study, studied).ToDictionary(
            place => place.Key,
            place => place.Values.DefaultIfEmpty(double.NaN).Average(),
            StringComparer.Ordinal);
        return [.. study.Config.Sample!.Values().Select(point => means[Contrast.KeyOf(point)])];
    }

    /// <summary>The first two points of each block of Saltelli's design are two even samples of the space.</summary>
    private static SpaceShare ShareOn(int day, ExperimentResult study, Expectation studied, Sample sample)
    {
        int block = SaltelliDesign.Block(sample.Over.Count);
        double[] outputs = Outputs(study, studied with { Day = day });
        double[] even = [.. outputs.Where((value, point) => point % block < 2 && double.IsFinite(value))];
        return new SpaceShare(day, Proportion.Wilson(even.Count(Holds), even.Length), even.Length);

        bool Holds(double value) =>
            ClaimTest.Classify(new Interval(value, value, value), studied.Is, studied.Margin, studied.Matters) == Standing.Holds;
    }
}
