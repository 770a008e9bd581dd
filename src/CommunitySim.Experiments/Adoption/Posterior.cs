using CommunitySim.Experiments.Sensitivity;
using CommunitySim.Experiments.Statistics;

namespace CommunitySim.Experiments.Adoption;

/// <summary>
/// The composites after the data: points of Latin hypercubes, weighted by likelihood (importance sampling). The first hypercube
/// lies over the ranges of the study, and further ones over boxes around the likely points (see <see cref="ProposalBox"/>), until
/// the weight is spread over enough points. A point's weight is its likelihood divided by the density of all hypercubes together
/// (the balance heuristic; Owen &amp; Zhou 2000).
/// </summary>
public sealed class Posterior
{
    /// <summary>With fewer effective points the ends of an interval are not known well enough to decide anything.</summary>
    public const int FewestEffective = 200;

    private const int MostRounds = 12;
    private const double Wanted = 0.1;

    private readonly double[] _weights;

    private Posterior(List<Composites> points, List<double> logLikelihoods, List<double> densities)
    {
        Points = points;
        double most = logLikelihoods.Max();
        _weights = [.. logLikelihoods.Zip(densities, (log, density) => Math.Exp(log - most) / density)];
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
        List<Composites> drawn = [];
        List<double> logs = [], densities = [];
        List<ProposalBox> boxes = [];
        for (int round = 1; ; round++)
        {
            ProposalBox box = round == 1 ? ProposalBox.Over(study) : ProposalBox.Around(drawn, logs, isOfOdds: round % 2 == 0);
            boxes.Add(box);
            for (int point = 0; point < drawn.Count; point++)
            {
                densities[point] += box.Density(drawn[point]);
            }

            foreach (double[] place in LatinHypercube.Points(points, ProposalBox.Axes, study.Seed + (ulong)(round - 1)))
            {
                if (box.At(place) is { } point && study.Allows(point))
                {
                    drawn.Add(point);
                    logs.Add(Exposures.LogLikelihood(exposures, point));
                    densities.Add(boxes.Sum(one => one.Density(point)));
                }
            }

            Posterior posterior = new(drawn, logs, densities);
            if (posterior.EffectiveSize >= Math.Max(FewestEffective, Wanted * points) || round == MostRounds)
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

    /// <summary>The log of the mean likelihood of other data: how well the fit predicts them.</summary>
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
}
