namespace CommunitySim.Mechanisms;

/// <summary>
/// Asymmetric trust: gain(m): τ ← τ + κ·m·(1 − τ); loss(m): τ ← τ − min(1, κ·ρ·m)·τ.
/// Broken trust is slow to repair (Schweitzer et al. 2006, doi 10.1016/j.obhdp.2006.05.005); the sizes are assumed.
/// </summary>
public static class Trust
{
    /// <summary>A good experience of weight m. A step is at most the whole way (κ·m above 1 counts as 1).</summary>
    public static double Gain(double trust, double weight, MemberParameters member) =>
        trust + (Math.Min(1, member.TrustLearningRate * weight) * (1 - trust));

    /// <summary>A bad experience of weight m.</summary>
    public static double Loss(double trust, double weight, MemberParameters member) =>
        trust - (Math.Min(1, member.TrustLearningRate * member.TrustAsymmetry * weight) * trust);
}
