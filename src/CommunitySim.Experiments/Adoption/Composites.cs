namespace CommunitySim.Experiments.Adoption;

/// <summary>
/// Three composites of the model's choice to accept: h = pitch·1/(1 + e^−(acceptance + endorsement·s)), where
/// s = 1 − (1 − n)^(valueCurvature·allyEffect). h is the chance to adopt in a month, and n the share of neighbours who have
/// adopted. MODEL.md has pitch = qP, endorsement = choiceSensitivity·λ·(visibility·σ·ω·rejectionSeverity·cohesion)^valueCurvature
/// and acceptance = choiceSensitivity·((1 − seesaw·σ)·(τ·g·offer)^valueCurvature + reciprocity·o − effort) − endorsement.
/// </summary>
/// <param name="Pitch">The chance of being pitched in a month, 0 to 1.</param>
/// <param name="Acceptance">The log-odds of accepting a pitch while no neighbour has adopted.</param>
/// <param name="Endorsement">The log-odds that unanimous endorsement adds; below 0 it takes away, which the model has not.</param>
public readonly record struct Composites(double Pitch, double Acceptance, double Endorsement)
{
    /// <summary>The share of adopting neighbours of which the odds ratio speaks, against none.</summary>
    public const double OneOfTen = 0.1;

    private static readonly double Steepness = new MemberParameters().ValueCurvature * new MemberParameters().AllyEffect;

    /// <summary>s: what a share of adopting neighbours does, as a share of unanimous endorsement, 0 to 1.</summary>
    /// <param name="share">The share n of neighbours who have adopted, 0 to 1.</param>
    public static double Strength(double share) => 1 - Math.Pow(1 - share, Steepness);

    /// <summary>h at a strength s, above 0 and below 1.</summary>
    public double Hazard(double strength) => Pitch / (1 + Math.Exp(-(Acceptance + (Endorsement * strength))));

    /// <summary>The odds of adopting in a month with one adopting neighbour in ten, as a multiple of the odds with none.</summary>
    public double OddsRatio => Odds(Hazard(Strength(OneOfTen))) / Odds(Hazard(0));

    private static double Odds(double chance) => chance / (1 - chance);
}
