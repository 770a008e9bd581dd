using CommunitySim.Experiments.Sensitivity;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Adoption;

/// <summary>
/// The composites after the data: points of Latin hypercubes over the ranges of the study, weighted by their likelihood
/// (importance sampling). Where few points carry the weight, another hypercube is drawn over the box that holds all points within
/// e⁻²⁰ of the largest likelihood. A point's weight is its likelihood divided by the density of all hypercubes together (the
/// balance heuristic; Owen &amp; Zhou 2000).
/// </summary>
public sealed class Posterior
{
    private const int MostRounds = 12, AxesCount = 3;
    private const double Wanted = 0.1, Negligible = 20, Margin = 0.04;

    private readonly double[] _weights;

    private Posterior(List<Composites> points, List<double> logLikelihoods, List<Box> boxes)
    {
        Points = points;
        double most = logLikelihoods.Max();
        _weights = [.. points.Zip(logLikelihoods, (point, log) => Math.Exp(log - most) / boxes.Sum(box => box.Density(point)))];
        double sum = _weights.Sum();
        for (int point = 0; point < _weights.Length; point++)
        {
            _weights[point] /= sum;
        }

        EffectiveSize = 1 / _weights.Sum(weight => weight * weight);
    }

    /// <summary>The points.</summary>
    public IReadOnlyList<Composites> Points { get; }

    /// <summary>Their probabilities, which add up to 1.</summary>
    public IReadOnlyList<double> Weights => _weights;

    /// <summary>The number of equally likely points that would tell as much (Kish 1965): 1/Σw².</summary>
    public double EffectiveSize { get; }

    /// <summary>Fits the composites.</summary>
    /// <param name="exposures">The months at risk.</param>
    /// <param name="study">The ranges and the seed.</param>
    /// <param name="points">Number of points of each hypercube.</param>
    public static Posterior Fit(Exposure[] exposures, AdoptionStudy study, int points)
    {
        Box ranges = new([Ends(study.Pitch), Ends(study.Acceptance), Ends(study.Endorsement)]);
        List<Composites> drawn = [];
        List<double> logs = [];
        List<Box> boxes = [];
        for (int round = 1; ; round++)
        {
            boxes.Add(round == 1 ? ranges : ranges.Around(boxes[^1], drawn, logs));
            double[][] design = LatinHypercube.Points(points, AxesCount, study.Seed + (ulong)(round - 1));
            foreach (double[] place in design)
            {
                drawn.Add(boxes[^1].At(place));
                logs.Add(Exposures.LogLikelihood(exposures, drawn[^1]));
            }

            Posterior posterior = new(drawn, logs, boxes);
            if (posterior.EffectiveSize >= Wanted * points || round == MostRounds)
            {
                return posterior;
            }
        }
    }

    /// <summary>The mean of a quantity.</summary>
    public double Mean(Func<Composites, double> quantity) => Points.Zip(_weights, (point, weight) => weight * quantity(point)).Sum();

    /// <summary>The standard deviation of a quantity.</summary>
    public double Deviation(Func<Composites, double> quantity)
    {
        double mean = Mean(quantity);
        return Math.Sqrt(Mean(point => Math.Pow(quantity(point) - mean, 2)));
    }

    /// <summary>The median of a quantity, between the ends of its central interval.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="probability">The probability of the interval, 0 to 1.</param>
    public Interval Central(Func<Composites, double> quantity, double probability) =>
        WeightedQuantiles.Central([.. Points.Select(quantity)], _weights, probability);

    /// <summary>The log of the mean likelihood of other data: how well the fit foretells them.</summary>
    public double LogPredictive(Exposure[] exposures)
    {
        double[] logs = [.. Points.Select(point => Exposures.LogLikelihood(exposures, point))];
        double most = logs.Max();
        return most + Math.Log(logs.Zip(_weights, (log, weight) => weight * Math.Exp(log - most)).Sum());
    }

    /// <summary>Equally likely points at even steps of the cumulated weights (systematic resampling; Kitagawa 1996).</summary>
    public Composites[] Resample(int count)
    {
        Composites[] draws = new Composites[count];
        double cumulated = 0;
        int point = -1;
        for (int draw = 0; draw < count; draw++)
        {
            while (cumulated <= (draw + 0.5) / count && point < _weights.Length - 1)
            {
                cumulated += _weights[++point];
            }

            draws[draw] = Points[point];
        }

        return draws;
    }

    private static (double, double) Ends(PriorRange range) => (range.From, range.To);

    /// <summary>A box of composites, in which points are uniform.</summary>
    private sealed class Box((double Low, double High)[] axes)
    {
        private static readonly Func<Composites, double>[] Coordinates = [point => point.Pitch, point => point.Acceptance, point => point.Endorsement];

        private readonly double _density = 1 / axes.Aggregate(1.0, (volume, axis) => volume * (axis.High - axis.Low));

        public Composites At(double[] place)
        {
            double Along(int axis) => axes[axis].Low + ((axes[axis].High - axes[axis].Low) * place[axis]);
            return new Composites(Along(0), Along(1), Along(2));
        }

        public double Density(Composites point)
        {
            for (int axis = 0; axis < axes.Length; axis++)
            {
                double at = Coordinates[axis](point);
                if (at < axes[axis].Low || at > axes[axis].High)
                {
                    return 0;
                }
            }

            return _density;
        }

        /// <summary>The part of this box around all points whose likelihood is not negligible.</summary>
        public Box Around(Box last, List<Composites> points, List<double> logs)
        {
            double most = logs.Max();
            Composites[] near = [.. points.Where((_, point) => logs[point] > most - Negligible)];
            return new Box(
            [
                .. Coordinates.Select((axis, at) =>
                {
                    double margin = last.Margin(at);
                    return (Math.Max(axes[at].Low, near.Min(axis) - margin), Math.Min(axes[at].High, near.Max(axis) + margin));
                }),
            ]);
        }

        private double Margin(int axis) => Posterior.Margin * (axes[axis].High - axes[axis].Low);
    }
}
