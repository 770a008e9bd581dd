namespace CommunitySim.Experiments.Adoption;

/// <summary>
/// A box in which points are drawn evenly. Its axes are pitch, acceptance and endorsement, which suits few data. Or they are pitch
/// and the log-odds of adopting in a month with no and with all neighbours, which suits many: data tell these almost independently
/// of the pitch, so that the box is hardly larger than what they leave open.
/// </summary>
internal sealed class ProposalBox
{
    /// <summary>Number of axes.</summary>
    public const int Axes = 3;

    private const int FewestNear = 50;
    private const double Negligible = 20, Margin = 0.05;

    private readonly (double Low, double High)[] _axes;
    private readonly bool _isOfOdds;
    private readonly double _density;

    private ProposalBox((double Low, double High)[] axes, bool isOfOdds)
    {
        (_axes, _isOfOdds) = (axes, isOfOdds);
        _density = 1 / axes.Aggregate(1.0, (volume, axis) => volume * (axis.High - axis.Low));
    }

    /// <summary>The box of a study's ranges.</summary>
    public static ProposalBox Over(AdoptionStudy study) =>
        new([Ends(study.Pitch), Ends(study.Acceptance), Ends(study.Endorsement)], isOfOdds: false);

    /// <summary>The box around all points within e⁻²⁰ of the largest likelihood, or around the 50 likeliest, with a margin.</summary>
    public static ProposalBox Around(List<Composites> points, List<double> logLikelihoods, bool isOfOdds)
    {
        double[] descending = [.. logLikelihoods.OrderDescending()];
        double least = Math.Min(descending[0] - Negligible, descending[Math.Min(FewestNear, descending.Length) - 1]);
        double[][] near = [.. points.Where((_, point) => logLikelihoods[point] >= least).Select(point => Coordinates(point, isOfOdds))];
        return new ProposalBox(
            [
                .. Enumerable.Range(0, Axes).Select(axis =>
                {
                    (double low, double high) = (near.Min(point => point[axis]), near.Max(point => point[axis]));
                    double margin = Margin * (high - low);
                    return (low - margin, high + margin);
                }),
            ],
            isOfOdds);
    }

    /// <summary>The point at a place of the unit cube. Null if people there would adopt more often than they are pitched to.</summary>
    public Composites? At(double[] place)
    {
        double Along(int axis) => _axes[axis].Low + ((_axes[axis].High - _axes[axis].Low) * place[axis]);
        (double pitch, double first, double second) = (Along(0), Along(1), Along(2));
        if (!_isOfOdds)
        {
            return new Composites(pitch, first, second);
        }

        double none = Chance(first) / pitch, all = Chance(second) / pitch;
        return pitch <= 0 || none >= 1 || all >= 1 ? null : new Composites(pitch, LogOdds(none), LogOdds(all) - LogOdds(none));
    }

    /// <summary>How densely this box's points lie around a given point, per unit of pitch, acceptance and endorsement.</summary>
    public double Density(Composites point)
    {
        double[] at = Coordinates(point, _isOfOdds);
        for (int axis = 0; axis < Axes; axis++)
        {
            if (at[axis] < _axes[axis].Low || at[axis] > _axes[axis].High)
            {
                return 0;
            }
        }

        return _density * (_isOfOdds ? Slope(point, 0) * Slope(point, 1) : 1);
    }

    private static double[] Coordinates(Composites point, bool isOfOdds) => isOfOdds
        ? [point.Pitch, LogOdds(point.Hazard(0)), LogOdds(point.Hazard(1))]
        : [point.Pitch, point.Acceptance, point.Endorsement];

    /// <summary>How fast the log-odds of adopting rise with those of accepting: (1 − accept)/(1 − h).</summary>
    private static double Slope(Composites point, double strength)
    {
        double hazard = point.Hazard(strength);
        return (1 - (hazard / point.Pitch)) / (1 - hazard);
    }

    private static double LogOdds(double chance) => Math.Log(chance / (1 - chance));

    private static double Chance(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    private static (double, double) Ends(PriorRange range) => (range.From, range.To);
}
