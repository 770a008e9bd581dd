using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Sensitivity;

/// <summary>
/// The influence of one parameter on an output, from its elementary effects. An effect is the output's change divided
/// by the parameter's change, one per walk of <see cref="MorrisDesign"/>. Its unit is the output's, for the whole range
/// of the parameter. Each figure has its 95% interval from resampled walks; the ends are NaN for a single walk.
/// </summary>
/// <param name="Mu">μ, the mean effect (Morris 1991). Effects of opposite sign cancel.</param>
/// <param name="MuStar">μ*, the mean size of the effects (Campolongo, Cariboni &amp; Saltelli 2007). Parameters are
/// ranked by it.</param>
/// <param name="Sigma">σ, the standard deviation of the effects. It is zero for a linear effect without interactions,
/// and NaN for a single walk.</param>
public readonly record struct ElementaryEffects(Interval Mu, Interval MuStar, Interval Sigma)
{
    /// <summary>Effects of outputs that are not finite.</summary>
    public static ElementaryEffects Unknown { get; } = new(NotKnown, NotKnown, NotKnown);

    private static Interval NotKnown => new(double.NaN, double.NaN, double.NaN);

    /// <summary>Estimates the effects of each parameter on each output, as [output][parameter].</summary>
    /// <param name="design">The points of <see cref="MorrisDesign"/>.</param>
    /// <param name="outputs">For each output, its value at every point, in that order.</param>
    /// <param name="seed">Seed of the resampling, any 64 bits.</param>
    /// <exception cref="ArgumentException">The points are no walks, or an output lacks a finite value for a
    /// point.</exception>
    public static ElementaryEffects[][] Estimate(IReadOnlyList<double[]> design, IReadOnlyList<double[]> outputs, ulong seed)
    {
        Step[][] walks = Walks(design);
        int parameters = walks[0].Length;
        double[][][] effects = [.. outputs.Select((output, index) => Effects(walks, output, design.Count, index))];
        Figures[][] resampled =
            [.. outputs.Select(_ => Enumerable.Range(0, parameters).Select(_ => new Figures()).ToArray())];
        Bootstrap.Resample(walks.Length, seed, (resample, times) =>
        {
            for (int output = 0; output < effects.Length; output++)
            {
                for (int parameter = 0; parameter < parameters; parameter++)
                {
                    resampled[output][parameter].Set(resample, Summary(effects[output][parameter], times));
                }
            }
        });

        int[] once = [.. Enumerable.Repeat(1, walks.Length)];
        return [.. effects.Select((output, o) => output.Select((own, p) => resampled[o][p].Around(Summary(own, once))).ToArray())];
    }

    private static Step[][] Walks(IReadOnlyList<double[]> design)
    {
        int points = design.Count == 0 ? 0 : design[0].Length + 1;
        if (points == 0 || design.Count % points != 0)
        {
            throw new ArgumentException($"{design.Count} points are no whole number of walks.", nameof(design));
        }

        return [.. Enumerable.Range(0, design.Count / points).Select(walk => Steps(design, walk * points))];
    }

    /// <summary>Finds, for each parameter, the step of a walk that moves it.</summary>
    private static Step[] Steps(IReadOnlyList<double[]> design, int start)
    {
        Step[] steps = new Step[design[start].Length];
        for (int point = start + 1; point <= start + steps.Length; point++)
        {
            double[] here = design[point], before = design[point - 1];
            int[] moved = [.. Enumerable.Range(0, steps.Length).Where(parameter => here[parameter] != before[parameter])];
            if (moved.Length != 1 || steps[moved[0]].To > 0)
            {
                throw new ArgumentException(
                    $"Point {point + 1} is no step of a walk: each moves one parameter that was not moved before.", nameof(design));
            }

            steps[moved[0]] = new Step(point, design[point][moved[0]] - design[point - 1][moved[0]]);
        }

        return steps;
    }

    private static double[][] Effects(Step[][] walks, double[] output, int points, int index)
    {
        if (output.Length != points)
        {
            throw new ArgumentException(
                $"Output {index + 1} has {output.Length} values for {points} points.", nameof(output));
        }

        if (Array.FindIndex(output, value => !double.IsFinite(value)) is int odd and >= 0)
        {
            throw new ArgumentException(
                $"Output {index + 1} is {output[odd]} at point {odd + 1} of the design; effects need finite values.", nameof(output));
        }

        return [.. walks[0].Select((_, parameter) => walks.Select(steps => Effect(steps[parameter], output)).ToArray())];
    }

    private static double Effect(Step step, double[] output) => (output[step.To] - output[step.To - 1]) / step.By;

    private static (double Mu, double MuStar, double Sigma) Summary(double[] effects, ReadOnlySpan<int> times)
    {
        Moments signed = default, sizes = default;
        for (int walk = 0; walk < effects.Length; walk++)
        {
            for (int time = 0; time < times[walk]; time++)
            {
                signed.Add(effects[walk]);
                sizes.Add(Math.Abs(effects[walk]));
            }
        }

        return (signed.Mean, sizes.Mean, signed.StandardDeviation);
    }

    /// <summary>A step to a point of the design, which moves a parameter by a signed Δ.</summary>
    private readonly record struct Step(int To, double By);

    private sealed class Figures
    {
        private readonly double[] _mu = new double[Bootstrap.Resamples];
        private readonly double[] _muStar = new double[Bootstrap.Resamples];
        private readonly double[] _sigma = new double[Bootstrap.Resamples];

        public void Set(int resample, (double Mu, double MuStar, double Sigma) found) =>
            (_mu[resample], _muStar[resample], _sigma[resample]) = found;

        public ElementaryEffects Around((double Mu, double MuStar, double Sigma) found) =>
            double.IsNaN(found.Sigma)
                ? new(WithoutEnds(found.Mu), WithoutEnds(found.MuStar), WithoutEnds(double.NaN))
                : new(
                    Bootstrap.Percentile(found.Mu, _mu),
                    Bootstrap.Percentile(found.MuStar, _muStar),
                    Bootstrap.Percentile(found.Sigma, _sigma));

        private static Interval WithoutEnds(double mean) => new(mean, double.NaN, double.NaN);
    }
}
