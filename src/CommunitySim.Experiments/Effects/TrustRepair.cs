namespace CommunitySim.Experiments.Effects;

/// <summary>
/// Repair without deception: ln min(1, τ₆/τ₀), the trust of a newcomer after two bad and four good experiences over that
/// before, each experience loss(1) or gain(1). More trust than before counts as repaired.
/// </summary>
internal sealed record TrustRepair() : RandomisedEffect(
    "trust repair without deception",
    "Schweitzer, Hershey & Bradlow 2006",
    "10.1016/j.obhdp.2006.05.005",
    "Players trusted somebody with money who broke that trust, and then acted well. By chance some had been deceived. Without deception trust was effectively "
        + "restored.",
    Evidence.Randomised,
    Reading.Abstract,
    Figure: 0,
    StandardError: 0,
    Discrepancy: 0.15,
    "The abstract says \"effectively restored\" and gives no number. Two discrepancies allow a quarter less. The numbers of bad and good rounds are from memory.",
    "share of trust that is restored",
    "Trust after two losses and four gains, over that before, at most 1.")
{
    private const int Bad = 2, Good = 4;

    internal override double Counterpart(ExpectedMember member)
    {
        double before = member.Newcomer.Trust, trust = before;
        for (int experience = 0; experience < Bad + Good; experience++)
        {
            trust = experience < Bad ? member.Loss(trust, 1) : member.Gain(trust, 1);
        }

        return before == 0 ? 0 : Math.Log(Math.Min(1, trust / before));
    }
}
